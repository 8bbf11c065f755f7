import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { OnlyHere } from './OnlyHere.tsx';

test.each([
  ['localhost', true],
  ['parley.localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['192.168.1.20', false],
  ['chat.example.com', false],
  ['localhost.example.com', false],
])('INVITE8 DEVICE7 beside a link that was made at %s it is said whether it opens on this computer only', (host, said) => {
  const { container } = render(<OnlyHere host={host} />);
  expect(container.textContent.includes('this computer only')).toBe(said);
});
