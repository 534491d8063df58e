// Reads the code on a screen: from the camera, from a picture.
import decodeQR from '../vendor/qr/decode.js';
import { NO_CAMERA, NO_CODE_IN_PICTURE, Refusal } from './codes.js';

const PICTURE_SIDE = 2000;
const FRAME_SIDE = 800;
const PAUSE_MILLIS = 120;

// The text of the code in a picture.
export async function readPicture(blob) {
  let picture;
  try {
    picture = await createImageBitmap(blob);
    return decodeQR(pixels(picture, picture.width, picture.height, PICTURE_SIDE));
  } catch (error) {
    throw new Refusal(NO_CODE_IN_PICTURE, { cause: error });
  } finally {
    picture?.close();
  }
}

// Shows the camera and tells the first code it sees. Returns what ends it.
export async function watch(video, seen) {
  let stream;
  let timer;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
    video.srcObject = stream;
    await video.play();
  } catch (error) {
    end();
    throw new Refusal(NO_CAMERA, { cause: error });
  }
  timer = setTimeout(look, PAUSE_MILLIS);

  function look() {
    const text = codeIn(video);
    if (text === undefined) {
      timer = setTimeout(look, PAUSE_MILLIS);
    } else {
      seen(text);
    }
  }

  function end() {
    clearTimeout(timer);
    stream?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  }

  return end;
}

function codeIn(video) {
  try {
    return video.videoWidth > 0 ? decodeQR(pixels(video, video.videoWidth, video.videoHeight, FRAME_SIDE)) : undefined;
  } catch {
    return undefined; // No code in this frame: the next one may have it.
  }
}

function pixels(source, width, height, mostSide) {
  const scale = Math.min(1, mostSide / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
