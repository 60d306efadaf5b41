import { MEDIA_LIMITS } from '../../workers/media/limits'

/** Phones show no more of a picture than this; WhatsApp itself makes them smaller. */
const LONGEST_SIDE = 4_096
const QUALITIES = [0.92, 0.85, 0.75]
const SMALLER = 0.75
const MOST_TRIES = 8

/** Any picture that this browser can read as a JPEG that WhatsApp takes. Throws when it cannot read it. */
export async function toJpeg(picture: Blob): Promise<Blob> {
  const image = await createImageBitmap(picture)
  try {
    let scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      for (const quality of QUALITIES) {
        const made = await draw(image, scale, quality)
        if (made.size <= MEDIA_LIMITS.image.bytes) return made
      }
      scale *= SMALLER
    }
    throw new Error('it does not become small enough')
  } finally {
    image.close()
  }
}

function draw(image: ImageBitmap, scale: number, quality: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale)),
  )
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff' // JPEG knows nothing transparent, and black would swallow what stands on it
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}
