// Sets the theme before the first paint; src/lib/theme.ts takes over from there and uses the same key and colours.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('parley:theme');
  } catch {
    // No storage: follow the system.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.querySelector('meta[name="theme-color"]').content = dark ? '#13110f' : '#f3f0ec';
})();
