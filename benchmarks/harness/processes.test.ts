import { expect, test } from 'vitest';
import { urlIn } from './processes.ts';

test('the address is read from the line that says so, among others', () => {
  expect(urlIn('{"level":30,"url":"http://127.0.0.1:4000","msg":"listening"}')).toBe('http://127.0.0.1:4000');
  expect(urlIn('{"level":30,"url":"http://127.0.0.1:4000","msg":"a request"}')).toBeNull();
  expect(urlIn('{"msg":"listening"}')).toBeNull();
  expect(urlIn('Parley starts')).toBeNull();
});
