// The page, its scripts, styles and font, kept so that the app opens without the server. While the server answers, its page is shown:
// a reload is always the version that the server speaks. The build fills in what there is to keep.
const files = /* FILES */ [];
const name = /* NAME */ '';
/** A server that does not answer within this time (ms) is taken for one that is not there. */
const patience = 3_000;

const begin = '/';
const mine = new Set(files);

async function keep() {
  const cache = await caches.open(name);
  await cache.addAll(files.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'no-cache' })));
}

async function tidy() {
  await self.registration.navigationPreload?.enable();
  for (const each of await caches.keys()) if (each.startsWith('parley-shell') && each !== name) await caches.delete(each);
}

function kept(file) {
  return caches.match(file, { cacheName: name });
}

async function ask(event) {
  return (await event.preloadResponse) ?? fetch(event.request);
}

async function page(event) {
  const asked = ask(event);
  const answer = await Promise.race([asked.catch(() => null), new Promise((resolve) => setTimeout(resolve, patience, null))]);
  // What stands before a server that is being started again answers in its place.
  if (answer !== null && answer.status < 500) return answer;
  return (await kept(begin)) ?? asked;
}

async function fileOf(request, path) {
  return (await kept(path)) ?? fetch(request);
}

self.addEventListener('install', (event) => {
  event.waitUntil(keep());
  // What is asked of the server need not wait for this worker to wake up.
  const routes = ['/api/*', '/health/*', '/socket.io/*'].map((pathname) => ({ condition: { urlPattern: { pathname } }, source: 'network' }));
  try {
    event.waitUntil(event.addRoutes?.(routes).catch(() => {}) ?? Promise.resolve());
  } catch {
    // Not every browser has them.
  }
});

self.addEventListener('activate', (event) => event.waitUntil(tidy()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    // A file, or an address of the server’s, is none of the app’s.
    if (!/^\/(?:api|health|socket\.io)\/|\.[a-z0-9]+$/iu.test(pathname)) event.respondWith(page(event));
  } else if (mine.has(pathname)) event.respondWith(fileOf(request, pathname));
});
