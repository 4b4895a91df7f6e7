/* A classic script, for modules run after the first paint: a chosen theme shall not flash. */
{
  const theme = localStorage.getItem('verbatim-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}
