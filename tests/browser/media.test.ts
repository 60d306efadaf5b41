import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { axe } from './support/axe.ts'
import { agentWith, dropFiles, ITINERARY, isDrawn, sends, VIEW } from './support/files.ts'
import { button, item, thread } from './support/screen.ts'
import { control } from './support/server.ts'

afterEach(() => control('reset', {}))

function viewer(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Photos and videos' })
}

test('a picture of a customer is seen in its bubble, and in the viewer with its neighbours, by mouse and by keys', async () => {
  const page = await agentWith('Ada Picture')
  await sends('Ada Picture', { type: 'image', caption: 'The valley' })
  await sends('Ada Picture', { type: 'image', caption: 'The hill' })
  const opener = item(page, 'The valley').getByRole('button', { name: 'Open the photo' })
  await expect.poll(() => isDrawn(opener.locator('img'))).toBe(true)
  await opener.press('Enter')
  await viewer(page).getByText('1 of 2').waitFor()
  await expect.poll(() => isDrawn(viewer(page).locator('img'))).toBe(true)
  await page.keyboard.press('ArrowRight')
  await viewer(page).getByText('2 of 2').waitFor()
  await viewer(page).getByText('The hill').waitFor()
  await button(page, 'Larger').click()
  expect(await viewer(page).locator('img').getAttribute('style')).toContain('scale(1.5)')
  await page.keyboard.press('0')
  expect(await viewer(page).locator('img').getAttribute('style')).toContain('scale(1)')
  await button(page, 'Previous').click()
  const saved = page.waitForEvent('download')
  await viewer(page).getByRole('link', { name: 'Download' }).click()
  expect((await saved).suggestedFilename()).toBe('image.jpg')
  await page.keyboard.press('Escape')
  await viewer(page).waitFor({ state: 'detached' })
  expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true)
})

test('on a phone a finger goes from picture to picture, and down out of the viewer; in Arabic the other way', async () => {
  for (const [name, locale, onward] of [
    ['Amy Swipe', 'en-IN', -150],
    ['Ari Swipe', 'ar', 150],
  ] as const) {
    const page = await agentWith(name, {
      locale,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    for (const caption of ['One', 'Two']) await sends(name, { type: 'image', caption })
    await item(page, 'Two').locator('button.picture').waitFor()
    await item(page, 'One').locator('button.picture').tap()
    const caption = page.locator('.viewer-caption')
    await expect.poll(() => caption.textContent()).toBe('One')
    await swipe(page, onward, 0)
    await expect.poll(() => caption.textContent()).toBe('Two')
    await swipe(page, -onward, 0)
    await expect.poll(() => caption.textContent()).toBe('One')
    await swipe(page, 0, 200)
    await page.locator('.viewer').waitFor({ state: 'detached' })
  }
})

test('the place of a picture is as large before it came as after, so that nothing moves', async () => {
  const page = await agentWith('Abe Picture')
  const held: (() => void)[] = []
  await page.route(/\/messages\/[^/]+\/media/, async (route) => {
    await new Promise<void>((resolve) => held.push(resolve))
    await route.continue()
  })
  await sends('Abe Picture', { type: 'image', caption: 'Slowly' })
  const picture = item(page, 'Slowly').locator('.media-picture')
  await expect.poll(() => held.length).toBe(1)
  const before = await picture.boundingBox()
  held[0]?.()
  await expect.poll(() => isDrawn(picture.locator('img'))).toBe(true)
  expect(await picture.boundingBox()).toEqual(before)
})

test('a voice message is played, wound by keys and heard faster', async () => {
  const page = await agentWith('Bea Voice')
  await sends('Bea Voice', { type: 'audio' })
  const voice = thread(page).locator('.voice')
  const position = voice.getByRole('slider', { name: 'Position' })
  await expect.poll(() => position.getAttribute('aria-valuetext')).toBe('0:00 of 0:07')
  await position.focus()
  await page.keyboard.press('ArrowRight')
  expect(await position.getAttribute('aria-valuetext')).toBe('0:02 of 0:07')
  await page.keyboard.press('Home')
  await voice.getByRole('button', { name: 'Speed 1×' }).click()
  await voice.getByRole('button', { name: 'Speed 1.5×' }).waitFor()
  await voice.getByRole('button', { name: 'Play' }).click()
  await voice.getByRole('button', { name: 'Pause' }).waitFor()
  await expect.poll(() => position.getAttribute('aria-valuetext')).toBe('0:01 of 0:07')
  await position.press('End')
  await voice.getByRole('button', { name: 'Play' }).waitFor()
})

test('a document says its name, type and size, and is downloaded', async () => {
  const page = await agentWith('Cal Document')
  await sends('Cal Document', { type: 'document', filename: 'Itinerary.pdf' })
  const bubble = item(page, 'Itinerary.pdf')
  await bubble.getByText('PDF · 556 B').waitFor()
  expect(await bubble.getByRole('link', { name: 'Itinerary.pdf', exact: true }).getAttribute('target')).toBe('_blank')
  const saved = page.waitForEvent('download')
  await bubble.getByRole('link', { name: 'Download Itinerary.pdf' }).click()
  expect((await saved).suggestedFilename()).toBe('Itinerary.pdf')
})

test('a file that came damaged says so and is fetched again when asked for', async () => {
  const page = await agentWith('Dee Damaged')
  await control('', { media: { kind: 'wrong_hash', times: 1 } })
  await sends('Dee Damaged', { type: 'image', caption: 'Torn' })
  const bubble = item(page, 'Torn')
  await bubble.getByText(/^It arrived damaged\..* It is tried again at/).waitFor()
  await bubble.getByRole('button', { name: 'Retry' }).click()
  await expect.poll(() => isDrawn(bubble.locator('img'))).toBe(true)
})

test('what only calls itself a picture is never shown as one, and can be saved', async () => {
  const page = await agentWith('Dov Disguised')
  await sends('Dov Disguised', { type: 'image', caption: 'Look', disguise: 'svg' })
  await item(page, 'Look')
    .getByText(/^SVG · /)
    .waitFor()
  expect(await item(page, 'Look').locator('img').count()).toBe(0)
  await item(page, 'Look')
    .getByRole('link', { name: /^Download/ })
    .waitFor()
})

test('a program is not kept, and the bubble says what to ask for', async () => {
  const page = await agentWith('Deb Disguised')
  await sends('Deb Disguised', { type: 'image', caption: 'Run it', disguise: 'program' })
  await item(page, 'Run it').getByText('Files of this kind can do harm').waitFor()
  expect(await item(page, 'Run it').getByRole('button', { name: 'Retry' }).count()).toBe(0)
})

test('a video is played where it stands, and large', async () => {
  const page = await agentWith('Don Video')
  await sends('Don Video', { type: 'video', caption: 'The lake' })
  const bubble = item(page, 'The lake')
  await bubble.locator('video').waitFor()
  await bubble.getByRole('button', { name: 'Open the video' }).click()
  await viewer(page).locator('video').waitFor()
  await page.keyboard.press('Escape')
  await viewer(page).waitFor({ state: 'detached' })
})

test('a picture that does not reach this screen can be loaded again', async () => {
  const page = await agentWith('Eve Lost')
  await page.route(/\/messages\/[^/]+\/media/, (route) => route.abort(), { times: 1 })
  await sends('Eve Lost', { type: 'image', caption: 'Somewhere' })
  const bubble = item(page, 'Somewhere')
  await bubble.getByText('Could not be loaded here').waitFor()
  await bubble.getByRole('button', { name: 'Retry' }).click()
  await expect.poll(() => isDrawn(bubble.locator('img'))).toBe(true)
})

test.each<[string, BrowserContextOptions]>([
  ['in daylight', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['in Arabic', { locale: 'ar' }],
])('axe finds nothing wrong with media, %s', async (how, options) => {
  const name = `Rae ${how}`
  const page = await agentWith(name, options)
  for (const type of ['image', 'audio', 'document', 'sticker']) await sends(name, { type })
  await expect.poll(() => isDrawn(thread(page).locator('button.picture img'))).toBe(true)
  await thread(page).locator('.media-sticker').waitFor()
  expect(await axe(page)).toEqual([])
  await thread(page).locator('button.picture').click()
  await expect.poll(() => isDrawn(page.locator('.viewer img'))).toBe(true)
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dropFiles(page, [VIEW, { name: 'a.bmp', type: 'image/bmp', bytes: Buffer.alloc(9, 1) }, ITINERARY])
  await page.locator('.tray-file').nth(2).waitFor()
  expect(await axe(page)).toEqual([])
  await page.locator('.composer-foot [data-action="record"]').click()
  await page.locator('.voice-stop:enabled').waitFor()
  expect(await axe(page)).toEqual([])
  await page.locator('.voice-time').getByText('0:01').waitFor()
  await page.locator('.voice-stop').click()
  await page.locator('.voice-bar .voice').waitFor()
  expect(await axe(page)).toEqual([])
})

/** A finger across the middle of the screen. */
async function swipe(page: Page, dx: number, dy: number): Promise<void> {
  const finger = await page.context().newCDPSession(page)
  const [x, y] = [195, 400]
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x + dx / 2, y: y + dy / 2 }] })
  await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x + dx, y: y + dy }] })
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
