import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { chromiumOptions } from '../tests/browser/support/chromium.ts'

/** Redraws the simulator's sample files: everything that a phone sends is made here, so that nobody's picture or voice is in it. */

const FOLDER = 'tests/stand-ins/simulator/files'
const MEDIABUNNY = 'node_modules/mediabunny/dist/bundles/mediabunny.mjs'
/** Any page of this machine: encoders are there for safe origins only. */
const PAGE = 'http://127.0.0.1/'

/** Runs in the page, where `Mediabunny` is. Answers name → base64. */
const DRAW = `
const size = { wide: 640, high: 480 }
function scene(context, { wide, high }, t) {
  const sky = context.createLinearGradient(0, 0, 0, high)
  sky.addColorStop(0, '#8fc1d9')
  sky.addColorStop(1, '#f3e3c3')
  context.fillStyle = sky
  context.fillRect(0, 0, wide, high)
  context.fillStyle = '#f6c453'
  context.beginPath()
  context.arc(wide * (0.3 + 0.4 * t), high * 0.3, high * 0.09, 0, 7)
  context.fill()
  for (const [height, colour, phase] of [[0.55, '#5f8a72', 0], [0.7, '#41705a', 2], [0.84, '#2a4f40', 4]]) {
    context.fillStyle = colour
    context.beginPath()
    context.moveTo(0, high)
    for (let x = 0; x <= wide; x += 4) context.lineTo(x, high * (height + 0.05 * Math.sin(x / 70 + phase)))
    context.lineTo(wide, high)
    context.fill()
  }
}
function canvasOf(wide, high) {
  const canvas = new OffscreenCanvas(wide, high)
  return [canvas, canvas.getContext('2d')]
}
async function base64(blob) {
  return new Uint8Array(await blob.arrayBuffer()).toBase64()
}
async function photo() {
  const [canvas, context] = canvasOf(size.wide, size.high)
  scene(context, size, 0.6)
  return base64(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }))
}
async function sticker() {
  const [canvas, context] = canvasOf(512, 512)
  context.lineWidth = 18
  context.lineCap = 'round'
  context.fillStyle = '#f6c453'
  context.strokeStyle = '#3b2f1a'
  context.beginPath(); context.arc(256, 256, 220, 0, 7); context.fill(); context.stroke()
  for (const x of [180, 332]) { context.beginPath(); context.arc(x, 210, 22, 0, 7); context.fillStyle = '#3b2f1a'; context.fill() }
  context.beginPath(); context.arc(256, 270, 110, 0.2, Math.PI - 0.2); context.stroke()
  return base64(await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 }))
}
async function clip() {
  const { Output, Mp4OutputFormat, BufferTarget, CanvasSource } = Mediabunny
  const [canvas, context] = canvasOf(320, 240)
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new BufferTarget() })
  const source = new CanvasSource(canvas, { codec: 'vp9', bitrate: 40_000 })
  output.addVideoTrack(source, { frameRate: 10 })
  await output.start()
  for (let frame = 0; frame < 30; frame++) {
    scene(context, { wide: 320, high: 240 }, frame / 30)
    await source.add(frame / 10, 0.1)
  }
  await output.finalize()
  return base64(new Blob([output.target.buffer]))
}
/** Nobody's voice: syllables of a hummed tone. */
async function voice() {
  const { Output, OggOutputFormat, BufferTarget, AudioBufferSource } = Mediabunny
  const seconds = 7
  const rate = 48_000
  const context = new OfflineAudioContext(1, seconds * rate, rate)
  const tone = context.createOscillator()
  tone.type = 'triangle'
  const loudness = context.createGain()
  loudness.gain.value = 0
  tone.connect(loudness).connect(context.destination)
  let at = 0.2
  for (let n = 0; at < seconds - 0.4; n++) {
    const length = 0.12 + 0.1 * ((n * 7) % 5) / 5
    tone.frequency.setValueAtTime(150 + 60 * Math.sin(n * 1.7), at)
    loudness.gain.setValueAtTime(0, at)
    loudness.gain.linearRampToValueAtTime(0.2 + 0.6 * Math.abs(Math.sin(n * 0.9)), at + 0.04)
    loudness.gain.linearRampToValueAtTime(0, at + length)
    at += length + (n % 6 === 5 ? 0.5 : 0.05)
  }
  tone.start()
  const sound = await context.startRendering()
  const output = new Output({ format: new OggOutputFormat(), target: new BufferTarget() })
  const source = new AudioBufferSource({ codec: 'opus', bitrate: 20_000 })
  output.addAudioTrack(source)
  await output.start()
  await source.add(sound)
  await output.finalize()
  return base64(new Blob([output.target.buffer]))
}
globalThis.drawn = Promise.all([photo(), sticker(), clip(), voice()]).then(([photo, sticker, clip, voice]) => ({
  'view.jpg': photo, 'sticker.webp': sticker, 'clip.mp4': clip, 'voice.ogg': voice,
}))
`

const browser = await chromium.launch(await chromiumOptions())
const page = await browser.newPage()
await page.route(`${PAGE}**`, (route) => {
  const { pathname } = new URL(route.request().url())
  if (pathname === '/mediabunny.mjs') {
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(MEDIABUNNY, 'utf8') })
  }
  return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
})
await page.goto(PAGE)
await page.addScriptTag({ type: 'module', content: `import * as Mediabunny from '/mediabunny.mjs'\n${DRAW}` })
await page.waitForFunction('globalThis.drawn')
const drawn = await page.evaluate<Record<string, string>>('globalThis.drawn')
for (const [name, base64] of Object.entries(drawn)) writeFileSync(`${FOLDER}/${name}`, Buffer.from(base64, 'base64'))
await browser.close()
