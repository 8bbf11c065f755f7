import { ridges } from './ridges.ts';

const hills = [
  { fill: '#c98f8c', opacity: 0.75 },
  { fill: '#a0748a', opacity: 0.92 },
  { fill: '#755f80', opacity: 1 },
  { fill: '#4d4a6d', opacity: 1 },
  { fill: '#313657', opacity: 1 },
] as const;

/** Light on the water: where each line starts, how long it is, how bright. */
const glints = [
  [525, 700, 46, 0.62],
  [542, 707, 30, 0.57],
  [515, 715, 54, 0.52],
  [547, 724, 26, 0.46],
  [515, 735, 60, 0.41],
  [520, 747, 34, 0.36],
  [530, 761, 50, 0.31],
  [526, 777, 28, 0.26],
  [530, 795, 44, 0.2],
  [535, 816, 22, 0.15],
] as const;

/** Dusk over a lake: the picture beside the sign-in. */
export function Landscape() {
  return (
    <svg viewBox="0 0 800 1000" preserveAspectRatio="xMidYMid slice" width="100%" height="100%" aria-hidden="true">
      <Paints />
      <rect width="800" height="700" fill="url(#dusk-sky)" />
      <rect width="800" height="700" fill="url(#dusk-glow)" />
      <circle cx="548" cy="520" r="30" fill="#fff6e2" />
      <g clipPath="url(#dusk-air)">
        {hills.map(({ fill, opacity }, index) => (
          <path key={fill} id={`dusk-${index}`} d={ridges[index]} fill={fill} opacity={opacity} />
        ))}
        <rect y="590" width="800" height="104" fill="url(#dusk-mist)" />
      </g>
      <rect y="692" width="800" height="308" fill="url(#dusk-water)" />
      <g clipPath="url(#dusk-lake)">
        <g opacity=".5" filter="url(#dusk-blur)">
          <g transform="matrix(1 0 0 -1 0 1384)">
            <g clipPath="url(#dusk-air)">
              <use href="#dusk-2" />
              <use href="#dusk-3" />
              <use href="#dusk-4" />
            </g>
          </g>
        </g>
        <rect y="692" width="800" height="308" fill="url(#dusk-shine)" />
        <g stroke="#fff0d6" strokeLinecap="round">
          {glints.map(([x, y, length, opacity], index) => (
            <path key={y} d={`M${x} ${y}h${length}`} strokeWidth={0.9 + index / 10} strokeOpacity={opacity} />
          ))}
        </g>
      </g>
    </svg>
  );
}

function Paints() {
  return (
    <defs>
      <linearGradient id="dusk-sky" x1="0" y1="0" x2="0" y2="692" gradientUnits="userSpaceOnUse">
        <stop offset="0" stopColor="#1b3250" />
        <stop offset=".34" stopColor="#475377" />
        <stop offset=".58" stopColor="#a07389" />
        <stop offset=".74" stopColor="#e89a78" />
        <stop offset=".86" stopColor="#fbd3a0" />
      </linearGradient>
      <radialGradient id="dusk-glow" cx="548" cy="520" r="420" gradientUnits="userSpaceOnUse">
        <stop offset="0" stopColor="#fff3d8" stopOpacity=".9" />
        <stop offset=".1" stopColor="#ffe3b6" stopOpacity=".55" />
        <stop offset=".45" stopColor="#fbb78b" stopOpacity=".18" />
        <stop offset="1" stopColor="#fbb78b" stopOpacity="0" />
      </radialGradient>
      <linearGradient id="dusk-water" x1="0" y1="690" x2="0" y2="1000" gradientUnits="userSpaceOnUse">
        <stop offset="0" stopColor="#b9808a" />
        <stop offset=".3" stopColor="#7a5f82" />
        <stop offset=".7" stopColor="#3a3c5f" />
        <stop offset="1" stopColor="#1a2341" />
      </linearGradient>
      <linearGradient id="dusk-mist" x1="0" y1="590" x2="0" y2="692" gradientUnits="userSpaceOnUse">
        <stop offset="0" stopColor="#f6c3a0" stopOpacity="0" />
        <stop offset="1" stopColor="#f6c3a0" stopOpacity=".3" />
      </linearGradient>
      <radialGradient id="dusk-shine" cx="0" cy="0" r="1" gradientUnits="userSpaceOnUse" gradientTransform="translate(548 694) scale(70 250)">
        <stop offset="0" stopColor="#ffeccb" stopOpacity=".8" />
        <stop offset=".5" stopColor="#ffd9ab" stopOpacity=".22" />
        <stop offset="1" stopColor="#ffd9ab" stopOpacity="0" />
      </radialGradient>
      <clipPath id="dusk-lake">
        <rect y="692" width="800" height="308" />
      </clipPath>
      <clipPath id="dusk-air">
        <rect width="800" height="693" />
      </clipPath>
      <filter id="dusk-blur" x="-5%" width="110%">
        <feGaussianBlur stdDeviation="7 1.5" />
      </filter>
    </defs>
  );
}
