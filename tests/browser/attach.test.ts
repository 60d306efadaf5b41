import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { agentAt } from './support/agent.ts'
import { agentWith, dropFiles, filesOf, ITINERARY, pasteFiles, receivedFiles, VIEW } from './support/files.ts'
import { pastConversation } from './support/past.ts'
import { openPhone } from './support/phone.ts'
import { button, composer, item, openConversation, send, thread } from './support/screen.ts'
import { control } from './support/server.ts'

afterEach(() => control('reset', {}))

test('an agent drops a picture with a caption and a document: the phone gets both, in that order', async () => {
  const [page, phone] = [await agentWith('Fay Drop'), await openPhone('Fay Drop')]
  await dropFiles(page, [VIEW, ITINERARY])
  await page.getByText('Photos up to 5 MB, videos and audio up to 16 MB, documents up to 100 MB').waitFor()
  await page.getByRole('textbox', { name: 'Caption for view.png' }).fill('Your room')
  await button(page, 'Send').click()
  await item(page, 'itinerary.pdf')
    .getByRole('button', { name: /Delivered|Read/ })
    .waitFor()
  await phone.bubble('Your room').locator('img').waitFor()
  expect(await receivedFiles('Fay Drop')).toEqual([
    { type: 'image', text: 'Your room', bytes: VIEW.bytes },
    { type: 'document', text: null, bytes: ITINERARY.bytes },
  ])
})

test('a picture is pasted; what is not wanted is taken away again', async () => {
  const page = await agentWith('Gus Paste')
  await pasteFiles(page, [VIEW])
  await page.getByRole('list', { name: 'Files to be sent' }).waitFor()
  await button(page, 'Remove view.png').click()
  expect(await page.getByRole('list', { name: 'Files to be sent' }).count()).toBe(0)
  expect(await button(page, 'Send').isDisabled()).toBe(true)
})

test('what WhatsApp does not take says so before anything is sent, with what to do', async () => {
  const page = await agentWith('Hal Wrong')
  const movie = { name: 'tour.mov', type: 'video/quicktime', bytes: Buffer.alloc(100, 1) }
  const film = { name: 'film.mp4', type: 'video/mp4', bytes: Buffer.alloc(17 * 1024 * 1024) }
  await dropFiles(page, [movie])
  await page.getByText('WhatsApp takes videos as MP4 or 3GP only. Save it as MP4, then attach it again.').waitFor()
  expect(await button(page, 'Send').isDisabled()).toBe(true)
  await button(page, 'Remove tour.mov').click()
  await page.locator('[data-attach]').setInputFiles(filesOf([film]))
  await page.getByText('Videos may have 16 MB; this one has 17 MB.').waitFor()
})

test('a picture of another type is made a JPEG here, and arrives as one', async () => {
  const page = await agentWith('Ida Convert')
  await pasteFiles(page, [{ name: 'room.webp', type: 'image/webp', bytes: await webp(page) }])
  await page.getByText('WhatsApp takes photos as JPEG or PNG only.').waitFor()
  await button(page, 'Send as JPEG').click()
  await page.getByText('room.jpg').waitFor()
  await button(page, 'Send').click()
  await expect.poll(async () => (await receivedFiles('Ida Convert')).length).toBe(1)
  const [{ bytes } = { bytes: Buffer.alloc(0) }] = await receivedFiles('Ida Convert')
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
})

test('a file that is not what its name says is refused by the server, in words', async () => {
  const page = await agentWith('Jo Disguise')
  await dropFiles(page, [{ name: 'photo.png', type: 'image/png', bytes: Buffer.from('<script>alert(1)</script>') }])
  await button(page, 'Send').click()
  await page.getByText('Not sent: What is in this file is not what its name says').waitFor()
  await button(page, 'Discard').click()
  expect(await page.getByText('Not sent:').count()).toBe(0)
})

test('a file whose upload failed is sent by Retry, once', async () => {
  const page = await agentWith('Kai Retry')
  const problem = { status: 500, code: 'internal', title: 'Broken', detail: 'It broke.' }
  await page.route(/\/uploads\?/, (route) => route.fulfill({ status: 500, json: problem }), { times: 1 })
  await dropFiles(page, [ITINERARY])
  await button(page, 'Send').click()
  const bubble = item(page, 'itinerary.pdf')
  await bubble.getByRole('button', { name: 'Retry' }).click()
  await bubble.getByRole('button', { name: 'Delivered' }).waitFor()
  expect(await receivedFiles('Kai Retry')).toHaveLength(1)
})

test('a file chosen while the line was down is kept over a reload and goes out when the line is back', async () => {
  const page = await agentWith('Lea Offline')
  await page.route(/\/uploads\?/, (route) => route.abort())
  await dropFiles(page, [VIEW])
  await page.getByRole('textbox', { name: 'Caption for view.png' }).fill('Kept')
  await button(page, 'Send').click()
  await item(page, 'Kept')
    .getByText(/Waiting|Will be sent/)
    .waitFor()
  await page.reload()
  await item(page, 'Kept').locator('img').waitFor()
  await page.unroute(/\/uploads\?/)
  await item(page, 'Kept').getByRole('button', { name: 'Delivered' }).waitFor()
  expect(await receivedFiles('Lea Offline')).toEqual([{ type: 'image', text: 'Kept', bytes: VIEW.bytes }])
})

test('who attached a file before a colleague answered decides about it, and may take it back', async () => {
  const page = await agentWith('Lou Twice')
  const { page: colleague } = await agentAt('supervisor@bluebird.test', '/inbox/all')
  await openConversation(colleague, 'Lou Twice')
  await composer(page).pressSequentially('Here')
  await send(colleague, 'It leaves at eight')
  await item(page, 'It leaves at eight').waitFor()
  await dropFiles(page, [ITINERARY])
  await button(page, 'Send').click()
  const told = page.getByRole('alert').filter({ hasText: 'Leela Krishnan answered while you were writing' })
  await told.getByText('itinerary.pdf').waitFor()
  await told.getByRole('button', { name: 'Edit mine' }).click()
  await page.getByRole('list', { name: 'Files to be sent' }).getByText('itinerary.pdf').waitFor()
})

test('an upload is stopped by whoever changed their mind', async () => {
  const page = await agentWith('Max Cancel')
  await page.route(/\/uploads\?/, () => {}) // it never ends
  await dropFiles(page, [ITINERARY])
  await button(page, 'Send').click()
  await button(page, 'Cancel the upload').click()
  await item(page, 'itinerary.pdf').waitFor({ state: 'detached' })
})

test('an agent records a voice message, hears it and sends it: the phone gets an OGG with Opus', async () => {
  const page = await agentWith('Nia Record')
  await button(page, 'Record a voice message').click()
  await page.locator('.voice-bar').getByText('0:01').waitFor()
  await button(page, 'Stop and listen').click()
  await page.locator('.voice-bar').getByRole('button', { name: 'Play' }).waitFor()
  await button(page, 'Send').click()
  await thread(page).locator('.voice').waitFor()
  await thread(page).getByRole('button', { name: 'Delivered' }).last().waitFor()
  const [{ type, bytes } = { type: '', bytes: Buffer.alloc(0) }] = await receivedFiles('Nia Record')
  expect(type).toBe('audio')
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('OggS')
  expect(bytes.indexOf('OpusHead')).toBeGreaterThan(0)
  expect(bytes[bytes.indexOf('OpusHead') + 9]).toBe(1) // one channel
})

test('a recording is thrown away, and the words that were being written are still there', async () => {
  const page = await agentWith('Oz Record')
  await composer(page).fill('As I was saying')
  await button(page, 'Record a voice message').click()
  await page.getByText('Recording', { exact: true }).waitFor()
  await button(page, 'Delete the recording').click()
  expect(await composer(page).inputValue()).toBe('As I was saying')
})

test('without the right to the microphone the page says where to give it', async () => {
  const page = await agentWith('Pam Refused')
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('Permission denied', 'NotAllowedError')
    }
  })
  await button(page, 'Record a voice message').click()
  await page.getByText('The browser does not let this page use the microphone.').waitFor()
  await page.locator('.voice-bar').getByRole('button', { name: 'Close' }).click()
  await composer(page).waitFor()
})

test('with the window closed nothing can be attached, and a dropped file says why', async () => {
  await pastConversation('Quin Closed', ['Good morning'])
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all')
  await openConversation(page, 'Quin Closed')
  await page.getByText('You can write again with a template').waitFor()
  expect(await button(page, 'Attach files').count()).toBe(0)
  await dropFiles(page, [VIEW], { letGo: false })
  await page.getByText('They last wrote more than 24 hours ago, so files cannot be sent.').waitFor()
  await dropFiles(page, [VIEW])
  expect(await page.getByRole('list', { name: 'Files to be sent' }).count()).toBe(0)
})

/** A picture that only a browser can make here. */
async function webp(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(320, 200)
    canvas.getContext('2d')?.fillRect(40, 40, 100, 100)
    const made = await canvas.convertToBlob({ type: 'image/webp' })
    return btoa(String.fromCharCode(...new Uint8Array(await made.arrayBuffer())))
  })
  return Buffer.from(base64, 'base64')
}
