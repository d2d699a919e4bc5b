// Runs before the page is painted, so that the chosen theme does not flash. The classic form of a script does that in every browser.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // The browser blocks the storage: the page follows the system.
}
