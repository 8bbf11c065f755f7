import { useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { place, placeBeside } from '../../lib/place.ts';
import { media, useMedia } from '../../lib/use-media.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import type { CardWish } from './card-wishes.ts';
import styles from './PersonCard.module.css';
import { ProfileCard, type ProfileCardProps } from './ProfileCard.tsx';

interface Props extends Omit<ProfileCardProps, 'heading'> {
  readonly wish: CardWish;
  readonly onClose: () => void;
}

/** The card of a person: beside their name, or on a phone a sheet. */
export function PersonCard({ wish, onClose, ...card }: Props) {
  const onePane = useMedia(media.onePane);
  // What is open over the page makes everything else unreachable: the card belongs into it.
  const within = wish.opener.closest('dialog') ?? document.body;
  if (!onePane) return createPortal(<Floating {...card} wish={wish} />, within);
  if (!wish.entered) return null;
  return (
    <Dialog title={card.name} lightDismiss onClose={onClose}>
      <div className={styles['sheet']} data-person-sheet>
        <ProfileCard {...card} heading={null} />
      </div>
    </Dialog>
  );
}

function Floating({ wish, ...card }: Omit<Props, 'onClose'>) {
  const element = useRef<HTMLDivElement>(null);
  const heading = useId();

  const stand = useEffectEvent(() => {
    const box = element.current;
    if (box === null) return;
    const opener = wish.opener.querySelector<HTMLElement>('[data-person]') ?? wish.opener;
    const size = { width: box.offsetWidth, height: box.offsetHeight };
    const view = { width: innerWidth, height: innerHeight };
    const anchor = opener.getBoundingClientRect();
    const rtl = getComputedStyle(opener).direction === 'rtl';
    // A row of a list has others below it, which one may want to go on to.
    const { left, top } = opener.closest('li') === null ? place(anchor, size, view, { align: 'start', rtl }) : placeBeside(anchor, size, view);
    box.style.setProperty('--left', `${left}px`);
    box.style.setProperty('--top', `${top}px`);
  });
  useLayoutEffect(() => {
    element.current?.showPopover();
    stand();
    if (wish.entered) element.current?.focus({ preventScroll: true });
  }, [wish]);
  // What is told a moment later makes it higher.
  useLayoutEffect(() => {
    if (card.standing !== undefined) stand();
  }, [card.standing]);

  return (
    <div ref={element} popover="manual" role="dialog" aria-labelledby={heading} tabIndex={-1} data-person-card className={styles['floating']}>
      <ProfileCard {...card} heading={heading} />
    </div>
  );
}
