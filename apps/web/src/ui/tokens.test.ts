import { expect, test } from 'vitest';
import css from './tokens.css?raw';

type Rgb = readonly [number, number, number];

/** The custom properties that are one OKLCH colour, as linear sRGB, by theme. */
function readColours(): { readonly light: ReadonlyMap<string, Rgb>; readonly dark: ReadonlyMap<string, Rgb> } {
  const [light = '', dark = ''] = css.split("[data-theme='dark'] {");
  return { light: coloursIn(light), dark: coloursIn(dark) };
}

function coloursIn(part: string): ReadonlyMap<string, Rgb> {
  const found = part.matchAll(/--([\w-]+): oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\);/gu);
  return new Map([...found].map(([, name = '', l, c, h]) => [name, linearRgb(Number(l) / 100, Number(c), Number(h))]));
}

/** OKLCH to linear sRGB, out-of-gamut values cut (Björn Ottosson’s matrices, as in CSS Color 4). */
function linearRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function cut(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [one, other].map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  return Math.max(a ?? 1, b ?? 1) / Math.min(a ?? 1, b ?? 1);
}

/** Every pair that is put on one another, and the least contrast that it must have (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairs: readonly (readonly [foreground: string, background: string, least: number])[] = [
  ['text', 'surface', 7],
  ['text', 'canvas', 7],
  ['text', 'surface-2', 7],
  ['text', 'surface-3', 7],
  ['text', 'overlay', 7],
  ['text', 'accent-tint', 7],
  ['text-2', 'surface', 7],
  ['text-2', 'canvas', 4.5],
  ['text-2', 'overlay', 4.5],
  ['text-2', 'surface-3', 4.5],
  ['text-2', 'accent-tint', 4.5],
  ['text-3', 'surface', 4.5],
  ['text-3', 'canvas', 4.5],
  ['text-3', 'surface-2', 4.5],
  ['text-3', 'overlay', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['accent-text', 'surface', 4.5],
  ['accent-text', 'canvas', 4.5],
  ['accent-text', 'accent-tint', 4.5],
  ['accent-text', 'accent-tint-2', 4.5],
  ['link', 'surface', 4.5],
  ['link', 'surface-2', 4.5],
  ['unread-text', 'surface', 4.5],
  ['unread', 'surface', 3],
  ['on-badge', 'badge', 4.5],
  ['danger', 'surface', 4.5],
  ['danger', 'canvas', 4.5],
  ['danger', 'overlay', 4.5],
  ['on-danger', 'danger', 4.5],
  ['warn', 'warn-tint', 4.5],
  ['success', 'success-tint', 4.5],
  ['line-control', 'surface', 3],
  ['line-control', 'overlay', 3],
  ['accent', 'surface', 3],
  ['accent', 'canvas', 3],
  ['accent', 'overlay', 3],
  ['online', 'surface', 3],
  ...Array.from({ length: 8 }, (_, i) => [`id-${i + 1}`, 'surface', 4.5] as const),
  ...Array.from({ length: 8 }, (_, i) => [`id-${i + 1}-fg`, `id-${i + 1}-bg`, 4.5] as const),
];

const themes = readColours();

test.each(['light', 'dark'] as const)('every pair of colours has the contrast it needs: %s', (theme) => {
  const colours = themes[theme];
  expect(colours.size).toBeGreaterThan(60);
  const poor = pairs.flatMap(([foreground, background, least]) => {
    const [one, other] = [colours.get(foreground), colours.get(background)];
    if (one === undefined || other === undefined) return [`${foreground} on ${background}: no such colour`];
    const ratio = contrast(one, other);
    return ratio < least ? [`${foreground} on ${background}: ${ratio.toFixed(2)}, needs ${least}`] : [];
  });
  expect(poor).toEqual([]);
});

test('the measure itself is right', () => {
  expect(contrast(linearRgb(1, 0, 0), linearRgb(0, 0, 0))).toBeCloseTo(21, 1);
  // The mockup states 16.55 for these two.
  expect(contrast(themes.light.get('text') ?? [0, 0, 0], themes.light.get('surface') ?? [0, 0, 0])).toBeCloseTo(16.55, 1);
});
