import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { sampleDocument, samplePicture } from '../../stand-ins/simulator/samples.ts'
import { agentAt } from './agent.ts'
import { pastConversation } from './past.ts'
import { numberOf } from './phone.ts'
import { composer, openConversation } from './screen.ts'
import { customerSays, customerSends, program } from './server.ts'

/** A file in somebody's hand. */
export interface Sent {
  name: string
  type: string
  bytes: Buffer
}

export const VIEW: Sent = { name: 'view.png', type: 'image/png', bytes: samplePicture() }
export const ITINERARY: Sent = { name: 'itinerary.pdf', type: 'application/pdf', bytes: sampleDocument() }

/** An agent at the conversation of somebody who has just written, and whom only people answer. */
export async function agentWith(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  await pastConversation(name, ['Good morning'])
  await customerSays(numberOf(name), 'Hello', { name })
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all', options)
  await openConversation(page, name)
  await composer(page).waitFor()
  return page
}

/** A customer sends what is no text. */
export function sends(name: string, content: Record<string, unknown>): Promise<void> {
  return customerSends(numberOf(name), content, { name })
}

/** There is a picture, and not only room for one. */
export function isDrawn(picture: Locator): Promise<boolean> {
  return picture.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0)
}

interface Drop {
  /** Default yes; else it only hovers over the conversation. */
  letGo?: boolean
}

/** From the desktop onto the open conversation. */
export async function dropFiles(page: Page, files: Sent[], { letGo = true }: Drop = {}): Promise<void> {
  const dataTransfer = await transfer(page, files)
  const place = page.locator('.conversation-main')
  await place.dispatchEvent('dragenter', { dataTransfer })
  if (letGo) await place.dispatchEvent('drop', { dataTransfer })
}

/** From the clipboard into the composer. */
export async function pasteFiles(page: Page, files: Sent[]): Promise<void> {
  const clipboardData = await transfer(page, files)
  await page.locator('[data-composer]').evaluate((area, data) => {
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, clipboardData)
}

/** For a file field. */
export function filesOf(files: Sent[]): { name: string; mimeType: string; buffer: Buffer }[] {
  return files.map(({ name, type, bytes }) => ({ name, mimeType: type, buffer: bytes }))
}

function transfer(page: Page, files: Sent[]) {
  const plain = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }))
  return page.evaluateHandle((all) => {
    const made = new DataTransfer()
    for (const { name, type, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      made.items.add(new File([bytes], name, { type }))
    }
    return made
  }, plain)
}

interface Received {
  type: string
  text: string | null
  bytes: Buffer
}

/** The files that have arrived on somebody's phone, oldest first. */
export async function receivedFiles(name: string): Promise<Received[]> {
  const answer = await fetch(`${program.simulatorUrl}/control/messages?person=tel-${numberOf(name)}`)
  const { messages } = (await answer.json()) as {
    messages: { by: string; type: string; text?: string; card?: { media?: { src?: string } } }[]
  }
  const files = messages.filter(({ by, card }) => by === 'business' && card?.media?.src)
  return Promise.all(
    files.map(async ({ type, text = null, card }) => {
      const file = await fetch(`${program.simulatorUrl}${card?.media?.src}`)
      return { type, text, bytes: Buffer.from(await file.arrayBuffer()) }
    }),
  )
}

/** A picture of one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
