import { useSyncExternalStore } from 'react';

interface ToastAction {
  readonly label: string;
  readonly onSelect: () => void;
}

export interface Toast {
  readonly id: number;
  /** What it is about: of two about the same, only the later holds. */
  readonly subject: string;
  readonly text: string;
  readonly action: ToastAction | null;
  /** It says what was not done. */
  readonly problem: boolean;
}

const most = 3;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function add(toast: Omit<Toast, 'id'>): void {
  lastId += 1;
  set([...toasts.filter(({ subject }) => subject !== toast.subject), { ...toast, id: lastId }].slice(-most));
}

/** Says briefly what was done, with a way to undo it. Never asks, never blocks. */
export function showToast(text: string, action: ToastAction | null = null, subject = text): void {
  add({ subject, text, action, problem: false });
}

/** Says briefly what was not done, and why. */
export function showProblem(text: string, action: ToastAction | null = null): void {
  add({ subject: text, text, action, problem: true });
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

/** What was said in the last moments. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts);
}
