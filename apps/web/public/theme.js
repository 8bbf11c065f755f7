// Before the first paint; src/lib/theme.ts and look.ts go on from there, by the same keys and colours.
(() => {
  const { dataset } = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('parley:theme');
    Object.assign(dataset, JSON.parse(localStorage.getItem('parley:look')));
  } catch {
    // No storage: follow the system.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  dataset.theme = dark ? 'dark' : 'light';
  document.querySelector('meta[name="theme-color"]').content = dark ? '#13110f' : '#f3f0ec';
})();
