import { type RefObject, useEffect, useRef } from 'react';
import { media } from '../lib/use-media.ts';

/** The place of the first field of a form that opened where one is: it gets the focus. On a touch screen the keyboard would cover what one has opened. */
export function useOpenedField(): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!matchMedia(media.touch).matches) place.current?.querySelector('input')?.focus();
  }, []);
  return place;
}
