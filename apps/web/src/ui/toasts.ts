import { useLayoutEffect, useSyncExternalStore } from 'react';

interface ToastAction {
  readonly label: string;
  readonly onSelect: () => void;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: ToastAction | null;
}

const most = 3;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;
/** Where toasts can appear, the uppermost last: what lies under an open dialog is out of reach. */
let hosts: readonly string[] = [];
const none: readonly Toast[] = [];

function tell(): void {
  for (const listener of listeners) listener();
}

function set(next: readonly Toast[]): void {
  toasts = next;
  tell();
}

/** Says briefly what was done, with a way to undo it. Never asks, never blocks. */
export function showToast(text: string, action: ToastAction | null = null): void {
  lastId += 1;
  set([...toasts, { id: lastId, text, action }].slice(-most));
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Nothing that was said is there any more: it was for somebody who is gone. */
export function clearToasts(): void {
  set([]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the host of this id shows: everything, if it is the uppermost. */
export function useToasts(host: string): readonly Toast[] {
  useLayoutEffect(() => {
    hosts = [...hosts, host];
    tell();
    return () => {
      hosts = hosts.filter((each) => each !== host);
      tell();
    };
  }, [host]);
  return useSyncExternalStore(subscribe, () => (hosts.at(-1) === host ? toasts : none));
}
