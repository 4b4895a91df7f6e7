import { useLayoutEffect, useRef } from 'preact/hooks';

/** Opens a dialog over the page while it is drawn; closing it gives the focus back to where it was. */
export function useDialog() {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return dialog;
}
