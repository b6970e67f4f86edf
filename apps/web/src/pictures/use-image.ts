import { useEffect, useState } from 'react';

type Loaded = { url: string; image: HTMLImageElement | null; isBroken: boolean };
const nothing: Loaded = { url: '', image: null, isBroken: false };

/** A file as a picture of this page: an address of it at once, the picture itself once it is decoded. */
export function useImage(file: File): Loaded {
  const [loaded, setLoaded] = useState(nothing);

  useEffect(() => {
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.src = url;
    setLoaded({ url, image: null, isBroken: false });
    image.decode().then(
      () => setLoaded({ url, image, isBroken: false }),
      () => setLoaded((now) => (now.url === url ? { url, image: null, isBroken: true } : now)),
    );
    return () => URL.revokeObjectURL(url);
  }, [file]);

  return loaded;
}
