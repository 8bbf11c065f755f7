import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ProfileCard, type ProfileCardProps } from './ProfileCard.tsx';
import { untilText } from '../../lib/until-text.ts';

const now = Date.UTC(2026, 5, 15, 12);

function text(props: Partial<ProfileCardProps>): string {
  const { container } = render(
    <ProfileCard
      id="maya"
      name="Maya"
      heading="h"
      photo={undefined}
      pronouns={undefined}
      presence={null}
      quietUntil={null}
      status={undefined}
      timeZone={undefined}
      membership={{ role: 'member', joinedAt: now }}
      now={now}
      {...props}
    />,
  );
  return container.textContent ?? '';
}

test('what is not known is left out', () => {
  expect(text({})).toMatch(/^MMayaIn this room, joined [^]+$/u);
  expect(text({ timeZone: 'Mars/Olympus' })).not.toContain('there');
  expect(text({ membership: null })).toContain('Not in this room any more');
});

test('PROFILE6 all that is known shows at a glance', () => {
  const until = now + 3_600_000;
  const shown = text({ pronouns: 'she/her', presence: 'away', status: { emoji: '🎧', text: 'Heads down', until }, timeZone: 'Asia/Tokyo' });
  for (const part of ['she/her', 'Away', `Heads down${untilText(until, now)}`, 'there, ']) expect(shown).toContain(part);
  expect(screen.getByRole('heading', { name: 'Maya' })).toBeTruthy();
});

test('DEACT4 of who is deactivated the card says so', () => {
  expect(text({ membership: { role: 'member', joinedAt: now, deactivated: true } })).toContain('MayaDeactivated');
});

test('PROFILE3 words that look like markup are words', () => {
  const { container } = render(
    <ProfileCard
      id="maya"
      name="<b>Maya</b>"
      heading="h"
      photo={undefined}
      pronouns="<i>she</i>"
      presence={null}
      quietUntil={null}
      status={{ emoji: '🎧', text: '<img src=x onerror=alert(1)>', until: null }}
      timeZone={undefined}
      membership={null}
      now={now}
    />,
  );
  expect(container.querySelector('b, i, img')).toBeNull();
  expect(container.textContent).toContain('<img src=x onerror=alert(1)>');
});
