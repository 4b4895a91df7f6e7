/* Runs before the first paint, so that a chosen theme does not flash: a classic script, for modules run later. */
{
  const theme = localStorage.getItem('verbatim-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}
