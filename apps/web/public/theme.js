// Runs before the first paint, so that no page flashes in the other theme. The key is the one of src/lib/theme.ts.
try {
  const theme = JSON.parse(localStorage.getItem('parley:theme') ?? '"system"');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is off or holds something else: the system decides.
}
