import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import type { Submission } from '../lib/submission.ts';
import { type Unsaved, UnsavedContext, unsavedOf } from './unsaved.ts';
import { useFields } from './use-fields.tsx';
import { useIdToMake, useUnsaved } from './use-unsaved.ts';

const design = { name: 'design', topic: 'Tokens' };

/** Forms that are opened one after the other in one tab. */
function tab(kept: Unsaved | null = new Map()) {
  const wrapper = ({ children }: { readonly children: ReactNode }) => <UnsavedContext value={kept}>{children}</UnsavedContext>;
  return {
    open: (form: string | null, saved = design) => renderHook((now: typeof design) => useUnsaved(form, now), { wrapper, initialProps: saved }),
    wrapper,
  };
}

function later() {
  const { promise: taken, resolve } = Promise.withResolvers<boolean>();
  return { handedIn: { taken } satisfies Submission, answer: (yes: boolean) => act(async () => resolve(yes)) };
}

test('FORM1 what was typed and not saved is there again, of the same form only, and says so', () => {
  const { open } = tab();
  const first = open('room 1');
  expect(first.result.current.again).toBe(false);
  act(() => first.result.current.change({ topic: 'Colours' }));
  first.unmount();
  expect(open('room 2').result.current).toMatchObject({ values: design, again: false });
  expect(open('room 1').result.current).toMatchObject({ values: { name: 'design', topic: 'Colours' }, again: true });
});

test('FORM1 who only looked, or put back what was there, finds the form as it is saved', () => {
  const { open } = tab();
  const first = open('room 1');
  act(() => first.result.current.change({ topic: 'Colours' }));
  act(() => first.result.current.change({ topic: 'Tokens' }));
  first.unmount();
  expect(open('room 1', { name: 'design', topic: 'Type' }).result.current).toMatchObject({ values: { topic: 'Type' }, again: false });
});

test('FORM1 what somebody else saved meanwhile stands in what was not touched, and all of it once one begins anew', () => {
  const { open } = tab();
  const first = open('room 1');
  act(() => first.result.current.change({ topic: 'Colours' }));
  first.unmount();
  const second = open('room 1', { name: 'design system', topic: 'Type' });
  expect(second.result.current.values).toEqual({ name: 'design system', topic: 'Colours' });
  second.rerender({ name: 'design systems', topic: 'Type' });
  act(() => second.result.current.startOver());
  expect(second.result.current).toMatchObject({ values: { name: 'design systems', topic: 'Type' }, again: false });
  second.unmount();
  expect(open('room 1').result.current.again).toBe(false);
});

test('FORM1 what somebody else saved just so is not unsaved any more', () => {
  const { open } = tab();
  const first = open('room 1');
  act(() => first.result.current.change({ topic: 'Colours' }));
  first.unmount();
  expect(open('room 1', { name: 'design', topic: 'Colours' }).result.current.again).toBe(false);
});

test.each([
  [true, false],
  [false, true],
])('FORM1 handed in and left before the answer: taken is %s, there again is %s', async (taken, again) => {
  const { open } = tab();
  const { handedIn, answer } = later();
  const first = open('room 1');
  act(() => first.result.current.change({ topic: 'Colours' }));
  act(() => first.result.current.settle(handedIn));
  first.unmount();
  await answer(taken);
  expect(open('room 1').result.current.again).toBe(again);
});

test('FORM1 what was typed after something was handed in is not what was taken', async () => {
  const { open } = tab();
  const { handedIn, answer } = later();
  const first = open('room 1');
  act(() => first.result.current.change({ topic: 'Colours' }));
  act(() => first.result.current.settle(handedIn));
  act(() => first.result.current.change({ topic: 'Colours and type' }));
  first.unmount();
  await answer(true);
  expect(open('room 1').result.current.values.topic).toBe('Colours and type');
});

test('FORM2 whoever has another session, or is somebody else in the same one, finds nothing of it, and where nothing keeps it the form works as ever', () => {
  const [one, another] = [{}, {}];
  const first = tab(unsavedOf(one, 'maya')).open('room 1');
  act(() => first.result.current.change({ topic: 'Colours' }));
  first.unmount();
  expect(tab(unsavedOf(another, 'maya')).open('room 1').result.current).toMatchObject({ values: design, again: false });
  expect(tab(unsavedOf(one, 'maya')).open('room 1').result.current.values.topic).toBe('Colours');
  expect(tab(unsavedOf(one, 'tom')).open('room 1').result.current).toMatchObject({ values: design, again: false });
  expect(tab(unsavedOf(one, 'maya')).open('room 1').result.current.values.topic).toBe('Tokens');
  const alone = tab(null).open('room 1');
  act(() => alone.result.current.change({ topic: 'Colours' }));
  expect(alone.result.current.values.topic).toBe('Colours');
  alone.unmount();
  expect(tab(null).open('room 1').result.current.values.topic).toBe('Tokens');
});

test('FORM2 of a form’s fields those are kept that it names: never a password', () => {
  const kept: Unsaved = new Map();
  const { wrapper } = tab(kept);
  function open() {
    const fields = { initial: { address: '', current: '' }, check: { address: () => null, current: () => null }, problem: null, onSubmit() {} };
    return renderHook(() => useFields({ ...fields, keep: { form: 'mail', names: ['address'] } }), { wrapper });
  }
  const first = open();
  act(() => first.result.current.set('address', 'maya@example.com'));
  act(() => first.result.current.set('current', 'open sesame'));
  expect(first.result.current.values.current).toBe('open sesame');
  first.unmount();
  expect(open().result.current.values).toEqual({ address: 'maya@example.com', current: '' });
  expect(JSON.stringify([...kept])).not.toContain('sesame');
  const secret = { initial: { password: '' }, check: { password: () => null }, problem: null, onSubmit() {} };
  // @ts-expect-error -- the compiler says so, too
  renderHook(() => useFields({ ...secret, keep: { form: 'x', names: ['password'] } }));
});

test('FORM1 what a form makes has the same id whenever it is opened, until it was made: an attempt without an answer may have made it', () => {
  const { wrapper } = tab(new Map());
  const open = () => renderHook(() => useIdToMake('room'), { wrapper });
  const first = open();
  const [id, made] = first.result.current;
  first.unmount();
  expect(open().result.current[0]).toBe(id);
  act(made);
  expect(open().result.current[0]).not.toBe(id);
});
