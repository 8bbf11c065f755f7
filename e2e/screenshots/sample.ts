const names = { maya: 'Maya Brandt', jonas: 'Jonas Weber', priya: 'Priya Nair', sam: 'Sam Ito', noor: 'Noor Haddad' };

export type Who = keyof typeof names;
type Said = readonly [who: Who, ...texts: readonly string[]];

interface SampleRoom {
  readonly name: string;
  readonly topic: string;
  readonly icon: string;
  readonly said: readonly Said[];
  /** How many of its last messages Maya, whose screen it is, has not read. */
  readonly unread: number;
}

export const people = Object.entries(names) as readonly (readonly [Who, string])[];

/** The rooms of the pictures; the first one is open. */
export const rooms: readonly SampleRoom[] = [
  {
    name: 'Design',
    topic: 'Look, feel and words. Show early, ask often.',
    icon: '🎨',
    said: [
      ['jonas', 'Good morning! The empty states are drawn, all nine of them.', 'I went for one calm sentence and one thing to do in each.'],
      ['maya', 'They read beautifully. The one for search made me smile.'],
      ['priya', 'Small thing: on a narrow phone the second button wraps. I can stack them below 360 px.'],
      ['jonas', 'Please do 🙏', 'The write-up, for everybody who missed the call:\nhttps://example.org/notes/empty-states'],
      ['noor', 'صباح الخير! قرأتها في القطار.', 'I wrote this in a tunnel, and it went out by itself when the light came back.'],
      ['maya', 'My favourite part.', 'Contrast is checked in both themes, everything passes.'],
      ['sam', 'Then I’ll take it out from behind the flag at noon.'],
      ['jonas', '🎉'],
      ['priya', 'The buttons stack now. Maya, could you have a last look before noon?'],
    ],
    unread: 1,
  },
  {
    name: 'Engineering',
    topic: 'Builds, bugs and decisions',
    icon: '🛠️',
    said: [['sam', 'The new build is green.', 'Shall we ship it today?']],
    unread: 2,
  },
  { name: 'Coffee corner', topic: 'Anything but work', icon: '☕', said: [['noor', 'Cake in the kitchen, first come, first served.']], unread: 1 },
  { name: 'Launch', topic: 'Everything for the 1st', icon: '🚀', said: [['jonas', 'The checklist is in the notes.']], unread: 0 },
  { name: 'Reading', topic: 'Papers, posts and books', icon: '📚', said: [['priya', 'Next up: chapter four.']], unread: 0 },
];
