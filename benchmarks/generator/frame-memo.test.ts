import { describe, expect, test, vi } from 'vitest';
import { createFrameMemo } from './frame-memo.ts';

const head = 'h'.repeat(96);

describe('the frame memo', () => {
  test('reads the same bytes once', () => {
    const read = vi.fn((frame: Buffer) => frame.length);
    const memo = createFrameMemo(read);
    expect([memo(Buffer.from('one')), memo(Buffer.from('one')), memo(Buffer.from('other'))]).toEqual([3, 3, 5]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('reads a frame that differs in its last byte only', () => {
    const memo = createFrameMemo((frame) => frame.toString());
    expect(memo(Buffer.from(`${head}a`))).toBe(`${head}a`);
    expect(memo(Buffer.from(`${head}b`))).toBe(`${head}b`);
  });

  test('keeps a copy: the frame’s memory may be used again', () => {
    const memo = createFrameMemo((frame) => frame.toString());
    const memory = Buffer.from('first');
    memo(memory);
    memory.write('later');
    expect(memo(memory)).toBe('later');
    expect(memo(Buffer.from('first'))).toBe('first');
  });

  test('forgets the oldest, and reads it again', () => {
    const read = vi.fn((frame: Buffer) => frame.length);
    const memo = createFrameMemo(read, 2);
    for (const text of ['a', 'b', 'c', 'c', 'a']) memo(Buffer.from(text));
    expect(read.mock.calls.map(([frame]) => frame.toString())).toEqual(['a', 'b', 'c', 'a']);
  });
});
