import { useLayoutEffect, useRef } from 'preact/hooks';

/** Opens a dialog over the page while it is drawn, and gives the focus back afterwards. */
export function useDialog() {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useLayoutEffect(() => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    dialog.current?.showModal();
    return () => before?.focus();
  }, []);
  return dialog;
}
