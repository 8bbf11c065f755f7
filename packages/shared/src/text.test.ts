import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { personName } from './features/people.ts';
import { messageBody } from './features/messages.ts';
import { roomName } from './features/rooms.ts';
import { nameKey, slugOf } from './text.ts';
import { uuidv7 } from './uuid.ts';

test('a name is trimmed and folded, and refused in words that can be shown', () => {
  expect(personName.parse('  Maya \t Okafor ')).toBe('Maya Okafor');
  expect(personName.safeParse('   ').error?.issues[0]?.message).toBe('A name can’t be empty.');
  expect(personName.safeParse('x'.repeat(41)).error?.issues[0]?.message).toBe('A name can have 40 characters at most.');
  expect(personName.safeParse('Ma\u202Eya').error?.issues[0]?.message).toBe('A name has a character that can’t be shown.');
  expect(personName.safeParse(7).error?.issues[0]?.message).toBe('A name must be text.');
  expect(personName.parse('高橋 ゆき')).toBe('高橋 ゆき');
});

const mixed = 'A name can’t mix Latin letters with Cyrillic or Greek ones in one word: they look alike.';

test.each([
  ['\u0410nna', 'a Cyrillic А'],
  ['Ann\u0430', 'a Cyrillic а'],
  ['R\u03bfbert', 'a Greek omicron'],
  ['Maya \u041ekafor', 'in the second word'],
  ['\u041e’Brien', 'before an apostrophe'],
  ['\u0410.Smith', 'before a point'],
  ['b\u043eb_2', 'among other signs'],
  ['\u04301dmin', 'behind a digit'],
  ['\u{1d401}\u043eb', 'beside a letter that only looks otherwise'],
  ['Иванs', 'one Latin letter at the end'],
])('NAME4 a word that mixes look-alike alphabets is no name: %s, %s', (name) => {
  expect(personName.safeParse(name).error?.issues[0]?.message).toBe(mixed);
  expect(roomName.safeParse(name).error?.issues[0]?.message).toBe(mixed.replace('A name', 'A room’s name'));
});

test.each([
  'Мария Иванова',
  'Νίκος Παπαδόπουλος',
  'Анна Smith',
  'Анна-Smith',
  'Team Москва',
  'Отдел №5',
  'Яндекс™',
  'Łukasz Müller',
  'Nguyễn Thị',
  'Yuki高橋',
  '東京Tokyo支部',
  'ユキ2',
  '김Anna',
  'עדה Ada',
  'علي2',
  'O’Brien',
  'J. R. Smith',
  'µ-meter 5µm',
  'Ada 🎉 Ада',
])('NAME4 a name whose words are each of one alphabet, or of alphabets that nobody confuses, is fine: %s', (name) => {
  expect(personName.parse(name)).toBe(name);
  expect(roomName.parse(name)).toBe(name);
});

test('a message keeps its lines and spaces, loses only blank ends, and is never empty', () => {
  expect(messageBody.parse('\n\n  a\r\n\r\n  b \n\n')).toBe('  a\n\n  b');
  expect(messageBody.safeParse(' \n\t').success).toBe(false);
  expect(messageBody.safeParse('a\uD800').success).toBe(false);
  expect(messageBody.safeParse('x'.repeat(8_000)).success).toBe(true);
  expect(messageBody.safeParse('x'.repeat(8_001)).success).toBe(false);
});

test('EDGE3 reading a text takes time in proportion to its length, whatever is in it', () => {
  const nasty = (size: number): string[] => [`a${' '.repeat(size)}a`, '\n'.repeat(size), `${'\r\n \t'.repeat(size / 4)}a`, '\u0000'.repeat(size)];
  for (const text of nasty(60_000)) {
    const before = process.threadCpuUsage();
    messageBody.safeParse(text);
    personName.safeParse(text);
    slugOf(text);
    const { user } = process.threadCpuUsage(before);
    // A quadratic pattern takes seconds here.
    expect(user / 1000).toBeLessThan(250);
  }
});

test('what the body schema accepts it accepts again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const first = messageBody.safeParse(text);
      return !first.success || messageBody.parse(first.data) === first.data;
    }),
  );
  // Every character there is takes a while to be drawn from.
}, 60_000);

test('names and addresses are compared and made the same way for every script', () => {
  expect(nameKey(' Ｍaya  OKAFOR ')).toBe('maya okafor');
  expect(nameKey('Ada\u00AD\uFE0F')).toBe('ada');
  expect(nameKey('Rene\u034F\u0301')).toBe(nameKey('Ren\u00E9'));
  expect(nameKey('Bob\u2800')).toBe('bob');
  expect(personName.safeParse('\u2800').success).toBe(false);
  expect(personName.safeParse('\u3164').success).toBe(false);
  expect(slugOf('Küche & Bad!')).toBe('küche-bad');
  expect(slugOf('デザイン 会議')).toBe('デザイン-会議');
  expect(slugOf('🎉')).toBe('room');
  expect(slugOf(`a${'𠮷'.repeat(60)}`)).toBe(`a${'𠮷'.repeat(47)}`);
  expect(slugOf(`${'x'.repeat(47)} y`)).toBe('x'.repeat(47));
  expect(personName.safeParse('a\uD842').success).toBe(false);
});

test('ids carry the time, sort by it, and say which version they are', () => {
  const id = uuidv7(0x0191_2345_6789, (bytes) => bytes.fill(0xff));
  expect(id).toBe('01912345-6789-7fff-bfff-ffffffffffff');
  const ids = [1, 2, 3].map((now) => uuidv7(now));
  expect(ids.toSorted()).toEqual(ids);
});
