import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Composer } from './Composer.tsx';
import { startsMessage } from './composer-keys.ts';
import { useTypingAnywhere } from './use-typing-anywhere.ts';

let touch = false;

beforeEach(() => {
  touch = false;
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('coarse') && touch, addEventListener() {}, removeEventListener() {} }));
});
afterEach(() => vi.unstubAllGlobals());

interface RoomProps {
  readonly onSend: (body: string) => void;
  readonly onEscape?: () => void;
  readonly draft?: string;
  readonly enterSends?: boolean;
}

function Room({ onSend, onEscape = () => {}, draft = '', enterSends = false }: RoomProps) {
  const [text, setText] = useState(draft);
  useTypingAnywhere();
  return (
    <>
      <Composer
        roomName="design"
        text={text}
        waits={false}
        enterSends={enterSends}
        onText={setText}
        onSend={onSend}
        onEscape={onEscape}
        under={null}
      />
      <input aria-label="Elsewhere" />
      <button type="button">Anything</button>
    </>
  );
}

function box(): HTMLTextAreaElement {
  return screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message design' });
}

function type(text: string): void {
  fireEvent.change(box(), { target: { value: text } });
}

test('Enter sends what the contract makes of it', () => {
  const onSend = vi.fn<(body: string) => void>();
  render(<Room onSend={onSend} />);
  type('\n\n  Hello\r\nyou  ');
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(onSend).toHaveBeenCalledExactlyOnceWith('  Hello\nyou');
});

test('Shift and Enter, and an Enter of an IME, do not send', () => {
  const onSend = vi.fn<(body: string) => void>();
  render(<Room onSend={onSend} draft="Hello" />);
  fireEvent.keyDown(box(), { key: 'Enter', shiftKey: true });
  fireEvent.keyDown(box(), { key: 'Enter', isComposing: true });
  fireEvent.keyDown(box(), { key: 'Enter', keyCode: 229 });
  expect(onSend).not.toHaveBeenCalled();
});

test('KEY8 an Escape that cancels a composition is the IME’s, in Safari too', () => {
  const onEscape = vi.fn();
  render(<Room onSend={() => {}} onEscape={onEscape} />);
  fireEvent.keyDown(box(), { key: 'Escape', isComposing: true });
  fireEvent.keyDown(box(), { key: 'Escape', keyCode: 229 });
  expect(onEscape).not.toHaveBeenCalled();
  fireEvent.keyDown(box(), { key: 'Escape', keyCode: 27 });
  expect(onEscape).toHaveBeenCalledOnce();
});

test('nothing is sent of nothing, and the button brings the caret into the box', () => {
  const onSend = vi.fn<(body: string) => void>();
  render(<Room onSend={onSend} draft="   " />);
  box().blur();
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(onSend).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(box());
});

test('what is too long says so in place and is not sent', () => {
  const onSend = vi.fn<(body: string) => void>();
  render(<Room onSend={onSend} />);
  type('x'.repeat(8_003));
  expect(screen.getByRole('alert').textContent).toBe('3 characters too many. A message can have 8,000.');
  expect(box().getAttribute('aria-invalid')).toBe('true');
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(onSend).not.toHaveBeenCalled();
  expect(box().value).toHaveLength(8_003);
  type('x'.repeat(8_000));
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(onSend).toHaveBeenCalledOnce();
});

test('opening a room puts the caret behind the draft, but brings up no keyboard on a touch screen', () => {
  const { unmount } = render(<Room onSend={() => {}} draft="A draft" />);
  expect(document.activeElement).toBe(box());
  expect(box().selectionStart).toBe(7);
  unmount();
  touch = true;
  render(<Room onSend={() => {}} />);
  expect(document.activeElement).toBe(document.body);
});

test('typing anywhere means the message box, except where something takes the keys', () => {
  render(<Room onSend={() => {}} />);
  const button = screen.getByRole('button', { name: 'Anything' });
  button.focus();
  fireEvent.keyDown(button, { key: ' ' });
  fireEvent.keyDown(button, { key: 'c', ctrlKey: true });
  expect(document.activeElement).toBe(button);
  fireEvent.keyDown(button, { key: 'h' });
  expect(document.activeElement).toBe(box());
  const elsewhere = screen.getByRole('textbox', { name: 'Elsewhere' });
  elsewhere.focus();
  fireEvent.keyDown(elsewhere, { key: 'h' });
  expect(document.activeElement).toBe(elsewhere);
  expect(startsMessage(new KeyboardEvent('keydown', { key: 'h' }))).toBe(true);
});

test('PREF8 on a touch screen Enter makes a line, or sends if one has chosen that', () => {
  touch = true;
  const onSend = vi.fn();
  const { rerender } = render(<Room onSend={onSend} />);
  type('hello');
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(onSend).not.toHaveBeenCalled();
  expect(box().getAttribute('enterkeyhint')).toBe('enter');
  rerender(<Room onSend={onSend} enterSends />);
  expect(box().getAttribute('enterkeyhint')).toBe('send');
  fireEvent.keyDown(box(), { key: 'Enter', shiftKey: true });
  expect(onSend).not.toHaveBeenCalled();
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(onSend).toHaveBeenCalledWith('hello');
});
