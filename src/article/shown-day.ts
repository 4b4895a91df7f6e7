/** A publication date as it is read, the day as the article gives it: "13 July 2025"; other forms as they are. */
export function shownDay(published: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(published)?.[0];
  // A day without a time is one of UTC: whatever the time and zone after it, it is not moved to another.
  const date = new Date(day ?? NaN);
  // 31 February is read as one of March.
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day ?? '')) return published;
  return date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
