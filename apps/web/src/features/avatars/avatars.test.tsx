import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { Avatar } from '../../ui/Avatar.tsx';
import { CropPhoto } from './CropPhoto.tsx';
import type { Picture } from './picture.ts';
import { YourPhoto } from './YourPhoto.tsx';

const picture: Picture = { url: 'data:,', image: new Image(), width: 600, height: 200, close: () => {} };

test('AVATAR9 a photo lies over the initials, and goes where it can’t be loaded; the next one is tried again', () => {
  const { container, rerender } = render(<Avatar id="maya" name="Maya Okafor" photo={undefined} size={28} />);
  expect([container.textContent, container.querySelector('img')]).toEqual(['MO', null]);
  rerender(<Avatar id="maya" name="Maya Okafor" photo="one" size={28} />);
  const image = container.querySelector('img');
  expect([container.textContent, image?.getAttribute('src'), image?.alt]).toEqual(['MO', '/api/avatars/one/96', '']);
  if (image) fireEvent.error(image);
  expect(image?.hidden).toBe(true);
  rerender(<Avatar id="maya" name="Maya Okafor" photo="two" size={72} />);
  const next = container.querySelector('img');
  expect([next?.getAttribute('src'), next?.hidden]).toEqual(['/api/avatars/two/256', false]);
});

test('AVATAR11 what shows of a picture is used in the form, and nothing is saved by that', () => {
  const onUse = vi.fn();
  render(<CropPhoto picture={picture} onUse={onUse} onClose={() => {}} />);
  fireEvent.keyDown(screen.getByRole('application', { name: 'What shows of your picture' }), { key: 'ArrowRight', shiftKey: true });
  fireEvent.change(screen.getByRole('slider', { name: 'Zoom' }), { target: { value: '1' } });
  fireEvent.click(screen.getByRole('button', { name: 'Use this photo' }));
  expect(onUse.mock.calls).toEqual([[{ x: 250, y: 100, side: 25 }]]);
});

test('AVATAR8 only who has a photo can remove it; what is dropped without a file is left to others', () => {
  const onFile = vi.fn();
  const view = (photo: string | undefined) => (
    <YourPhoto
      id="maya"
      name="Maya"
      photo={photo}
      preview={null}
      changed={false}
      problem={{ message: 'No connection.', general: true }}
      onFile={onFile}
      onRemove={() => {}}
      onUndo={() => {}}
    />
  );
  const { rerender } = render(view(undefined));
  expect(screen.queryByRole('button', { name: 'Remove photo' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Add a photo…' })).toBeTruthy();
  expect(screen.getByText('No connection.')).toBeTruthy();
  rerender(view('one'));
  expect(screen.getByRole('button', { name: 'Remove photo' })).toBeTruthy();
  fireEvent.drop(window);
  fireEvent.paste(window);
  expect(onFile).not.toHaveBeenCalled();
});

test('AVATAR11 the form says that another photo, or none, counts once it is saved, and takes it back', () => {
  const onUndo = vi.fn();
  const rest = { id: 'maya', name: 'Maya', changed: true, problem: null, onFile: () => {}, onRemove: () => {}, onUndo };
  const { rerender } = render(<YourPhoto {...rest} photo={undefined} preview={<img src="data:," alt="new" />} />);
  expect(screen.getByAltText('new')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Change photo…' })).toBeTruthy();
  expect(screen.getByText(/^Your photo once you save\./u)).toBeTruthy();
  rerender(<YourPhoto {...rest} photo={undefined} preview={null} />);
  expect(screen.getByText(/^Your photo goes once you save\./u)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(onUndo).toHaveBeenCalledOnce();
});

test('KEY9 once a photo is taken away, or that is undone, the focus is on the way to another', () => {
  function Holder() {
    const [gone, setGone] = useState(false);
    return (
      <YourPhoto
        id="maya"
        name="Maya"
        photo={gone ? undefined : 'one'}
        preview={null}
        changed={gone}
        problem={null}
        onFile={() => {}}
        onRemove={() => setGone(true)}
        onUndo={() => setGone(false)}
      />
    );
  }
  render(<Holder />);
  for (const [pressed, next] of [
    ['Remove photo', 'Add a photo…'],
    ['Undo', 'Change photo…'],
  ] as const) {
    const button = screen.getByRole('button', { name: pressed });
    button.focus();
    fireEvent.click(button);
    expect(button.isConnected).toBe(false);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: next }));
  }
});
