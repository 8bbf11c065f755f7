/** What covers less of the page than this is no keyboard. */
const least = 80;

/**
 * Keeps the page within what a touch keyboard leaves in view. Browsers that know `interactive-widget` do so themselves; Safari lays
 * the keyboard over the page and scrolls the page away under it.
 */
export function followKeyboard(view: VisualViewport): () => void {
  const { style } = document.documentElement;
  const stop = new AbortController();
  function fit(): void {
    // Zoomed in, what is in view is no measure of what there is.
    if (view.scale !== 1 || innerHeight - view.height < least) {
      style.removeProperty('--in-view');
      return;
    }
    style.setProperty('--in-view', `${view.height}px`);
    scrollTo(0, 0);
  }
  view.addEventListener('resize', fit, { signal: stop.signal });
  view.addEventListener('scroll', fit, { signal: stop.signal });
  fit();
  return () => {
    stop.abort();
    style.removeProperty('--in-view');
  };
}
