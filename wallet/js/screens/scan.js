// The code of a screen: by the camera, from a picture, or pasted.
import { codeOf } from '../codes.js';
import { el } from '../dom.js';
import { read } from '../links.js';
import { readPicture, watch } from '../scan.js';
import { refusal, t } from '../text.js';

export function scanner(app) {
  const note = el('p', { class: 'note', role: 'alert', id: 'note' });
  const video = el('video', { playsinline: true, muted: true, 'aria-label': t('scan.camera') });
  const frame = el('div', { class: 'camera' }, video);
  const file = el('input', { id: 'picture', type: 'file', accept: 'image/*', on: { change: pick } });
  const link = el('input', { id: 'link', type: 'text', autocomplete: 'off', spellcheck: 'false' });
  const opening = el('button', { class: 'plain' }, t('scan.open'));
  let stop;
  let left = false;

  async function begin() {
    document.addEventListener('paste', paste);
    try {
      const end = await watch(video, took);
      if (left) end();
      else stop = end;
    } catch (error) {
      frame.hidden = true;
      tell(error);
    }
  }

  function took(text) {
    stop?.();
    try {
      app.follow(read(text));
    } catch (error) {
      tell(error);
      if (!left) begin();
    }
  }

  async function look(blob) {
    note.textContent = '';
    try {
      app.follow(read(await readPicture(blob)));
    } catch (error) {
      tell(error);
    }
  }

  function pick() {
    if (file.files.length > 0) look(file.files[0]);
  }

  function paste(event) {
    const picture = [...event.clipboardData.files].find((one) => one.type.startsWith('image/'));
    if (!picture) return;
    event.preventDefault();
    look(picture);
  }

  function open(event) {
    event.preventDefault();
    try {
      app.follow(read(link.value));
    } catch (error) {
      tell(error);
    }
  }

  function tell(error) {
    if (left) return;
    const code = codeOf(error);
    const { what, hint } = refusal(code);
    note.textContent = `${what} ${hint} (${code})`;
  }

  return {
    title: t('scan.title'),
    begin,
    leave: () => {
      left = true;
      document.removeEventListener('paste', paste);
      stop?.();
    },
    body: [
      el('p', {}, t('scan.what')),
      note,
      frame,
      el('h2', {}, t('scan.other')),
      el('label', { for: 'picture' }, t('scan.file')),
      file,
      el('form', { on: { submit: open } }, el('label', { for: 'link' }, t('scan.paste')), link, opening),
    ],
  };
}
