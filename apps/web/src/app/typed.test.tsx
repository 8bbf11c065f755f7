import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HAD_PASSWORD, keepTyped, takeTyped } from './typed.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

function page(html: string): void {
  document.body.innerHTML = html;
}

test('OIDC14 what is typed on the page and in a dialog is there again, once', () => {
  page('<main><input name="name" value="Maya"></main><dialog><input name="userName" value="maya"></dialog><input name="elsewhere" value="no">');
  keepTyped();
  expect(takeTyped()).toEqual({ name: 'Maya', userName: 'maya' });
  expect(takeTyped()).toEqual({});
});

test('OIDC14 neither a password nor a code is ever kept, shown or not: only that there was a password', () => {
  page(`<dialog>
    <input hidden name="username" value="maya" autocomplete="username">
    <input name="password" type="text" value="lighthouse keepers" autocomplete="new-password">
    <input name="current" type="password" value="" autocomplete="current-password">
    <input name="code" value="abcd-efgh-ijkl" autocomplete="one-time-code">
    <input name="role" type="radio" value="owner" checked>
  </dialog>`);
  keepTyped();
  expect(JSON.stringify(sessionStorage.getItem('parley:typed'))).not.toContain('lighthouse');
  expect(takeTyped()).toEqual({ [HAD_PASSWORD]: 'yes' });
  page('<main><input name="password" type="password" autocomplete="current-password"></main>');
  keepTyped();
  expect(takeTyped()).toEqual({});
});

test('OIDC14 where nothing can be kept, nothing breaks', () => {
  vi.stubGlobal('sessionStorage', undefined);
  keepTyped();
  expect(takeTyped()).toEqual({});
});
