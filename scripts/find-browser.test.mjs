import { expect, test } from 'vitest';
import { findBrowser } from './find-browser.mjs';

function usable(path) {
  return path?.startsWith('/good') ?? false;
}

test('the ways are tried in order until one gives a browser that runs', () => {
  const tried = [];
  const way = (path) => () => {
    tried.push(path);
    return path;
  };
  expect(findBrowser({ given: '', tried: [way(undefined), way('/broken'), way('/good/a'), way('/good/b')], usable })).toBe('/good/a');
  expect(tried).toEqual([undefined, '/broken', '/good/a']);
});

test('CHROMIUM_PATH decides, and a wrong one is said, not passed over', () => {
  expect(findBrowser({ given: '/good/mine', tried: [], usable })).toBe('/good/mine');
  expect(() => findBrowser({ given: '/broken', tried: [() => '/good/a'], usable })).toThrow('CHROMIUM_PATH is /broken');
});

test('without any browser it says what to do', () => {
  expect(() => findBrowser({ given: '', tried: [() => undefined], usable })).toThrow('apt-get install chromium-headless-shell');
});
