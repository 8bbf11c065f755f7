import { beforeEach, expect, test, vi } from 'vitest';
import { signOut } from './sign-out.ts';

beforeEach(() => {
  localStorage.clear();
});

test.each([true, false])(
  'SESSION1 signing out clears what was kept of the person, and leaves what was set for the device (cleared by the browser: %s)',
  async (clears) => {
    // As the browser does when the answer tells it to clear the site’s data.
    vi.stubGlobal('fetch', () => {
      if (clears) localStorage.clear();
      return Promise.resolve(Response.json({}));
    });
    const ofDevice = { 'parley:keep': 'no', 'parley:single-keys': 'no', 'parley:theme': 'dark', 'parley:details': 'no' };
    const ofPerson = { 'parley:me': '{}', 'parley:name': 'Elena', 'parley:room': 'secret-room', 'parley:asked:secret-room': '3' };
    for (const [key, value] of Object.entries({ ...ofDevice, ...ofPerson })) localStorage.setItem(key, value);
    const leave = vi.fn();
    expect(await signOut('left', leave)).toBeNull();
    expect(leave).toHaveBeenCalledExactlyOnceWith('left');
    expect(Object.fromEntries(Object.entries<string>(localStorage))).toEqual(ofDevice);
  },
);
