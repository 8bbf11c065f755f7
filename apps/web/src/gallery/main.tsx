// A page for looking at views in every state. It is served in development only and is no part of the build.
import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/base.css';
import { followTheme } from '../lib/theme.ts';
import { views } from './views.tsx';

followTheme();
const name = new URLSearchParams(location.search).get('view') ?? '';
const View = views[name];
const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    View === undefined ? (
      <ul>
        {Object.keys(views).map((view) => (
          <li key={view}>
            <a href={`?view=${view}`}>{view}</a>
          </li>
        ))}
      </ul>
    ) : (
      <View />
    ),
  );
}
