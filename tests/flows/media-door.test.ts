import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { serveMedia } from '../../workers/media/door'
import { mediaPath } from '../../workers/media/token'
import { asTenant } from '../support/api'
import { addressOf, atMeta, customerSends, open, PDF, PNG, untilFile } from '../support/files'
import { type SeededTenant, seedTenant } from '../support/seed'

const MINUTE = 60_000

async function withPicture(content = PNG, more = {}): Promise<{ tenant: SeededTenant; path: string; address: string }> {
  const tenant = await seedTenant()
  await customerSends(tenant, await atMeta(content), more)
  const { path } = await untilFile(tenant, { state: 'ready' })
  return { tenant, path, address: await addressOf(tenant, path) }
}

function later(address: string, ms: number): Promise<Response> {
  return serveMedia(new Request(`https://whatsnexus.test${address}`), env, Date.now() + ms)
}

describe('the address of a file', () => {
  test('works without a session for some minutes, and no longer', async () => {
    const { address } = await withPicture()
    expect((await open(address)).status).toBe(200)
    expect((await later(address, 9 * MINUTE)).status).toBe(200)
    expect((await later(address, 15 * MINUTE)).status).toBe(410)
  })

  test('stays the same for a while, so that a browser knows the file again', async () => {
    const now = 1_800_000_000_000
    const grant = { key: 't/media/cnv/msg_1', download: false }
    expect(await mediaPath('secret', grant, now + 1_000)).toBe(await mediaPath('secret', grant, now + 299_000))
    expect(await mediaPath('secret', grant, now)).not.toBe(await mediaPath('another', grant, now))
  })

  test('is given to those who may read the conversation only', async () => {
    const { tenant, path } = await withPicture()
    const stranger = await seedTenant()
    expect(await (await asTenant(stranger, path)).json()).toMatchObject({ code: 'conversation.not_found' })
    const narrow = await seedTenant({ scopes: ['contacts:read'] })
    expect((await asTenant(narrow, path)).status).toBe(403)
    const other = path.replace('msg_1', 'msg_999')
    expect(await (await asTenant(tenant, other)).json()).toMatchObject({ status: 404, code: 'message.no_such_message' })
  })

  test('opens that file and no other, however it is bent', async () => {
    const [mine, theirs] = [await withPicture(), await withPicture()]
    const parts = (address: string) => address.slice('/media/'.length).split('.')
    const [until = '', mode = '', key = '', mac = ''] = parts(mine.address)
    const [, , theirKey = '', theirMac = ''] = parts(theirs.address)
    const bent = [
      [until, mode, theirKey, mac],
      [until, mode, key, theirMac],
      [`${until}0`, mode, key, mac],
      [until, 'd', key, mac],
      [until, mode, key, mac.slice(0, -1)],
      [until, mode, key, `${mac.slice(0, -1)}${mac.endsWith('A') ? 'B' : 'A'}`],
      [until, mode, key, `${mac.slice(0, -1)}${twin(mac.slice(-1))}`],
      [until, mode, key],
      ['', '', '', ''],
    ]
    for (const part of bent) expect((await open(`/media/${part.join('.')}`)).status).toBe(404)
    for (const path of ['/media/', `/media/${mine.tenant.tenantId}/media/x`, '/media/%00'])
      expect((await open(path)).status).toBe(404)
  })

  test('is for reading only', async () => {
    const { address } = await withPicture()
    expect((await open(address, { method: 'POST', body: 'x' })).status).toBe(405)
  })
})

describe('a file', () => {
  test('comes in parts to whoever asks for parts', async () => {
    const { address } = await withPicture()
    const size = PNG.length
    const cases = [
      ['bytes=0-3', 206, `bytes 0-3/${size}`, PNG.slice(0, 4)],
      ['bytes=4-', 206, `bytes 4-${size - 1}/${size}`, PNG.slice(4)],
      ['bytes=-5', 206, `bytes ${size - 5}-${size - 1}/${size}`, PNG.slice(-5)],
      [`bytes=2-${size + 99}`, 206, `bytes 2-${size - 1}/${size}`, PNG.slice(2)],
      ['bytes=0-1,4-5', 200, null, PNG],
      ['lines=1-2', 200, null, PNG],
    ] as const
    for (const [range, status, contentRange, content] of cases) {
      const part = await open(address, { headers: { range } })
      expect([part.status, part.headers.get('content-range')]).toEqual([status, contentRange])
      expect(part.headers.get('content-length')).toBe(String(content.length))
      expect(new Uint8Array(await part.arrayBuffer())).toEqual(content)
    }
    const beyond = await open(address, { headers: { range: `bytes=${size}-` } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${size}`])
  })

  test('is not sent again to whoever has it', async () => {
    const { address } = await withPicture()
    const first = await open(address)
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toMatch(/^private, max-age=\d{2,3}, immutable$/)
    await first.arrayBuffer()
    expect((await open(address, { headers: { 'if-none-match': `W/${etag}` } })).status).toBe(304)
    expect((await open(address, { headers: { 'if-none-match': '"another"' } })).status).toBe(200)
    const changed = await open(address, { headers: { range: 'bytes=0-1', 'if-range': '"another"' } })
    expect(changed.status).toBe(200)
  })

  test('can be asked about without being sent', async () => {
    const { address } = await withPicture()
    const head = await open(address, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(PNG.length)])
    expect((await head.arrayBuffer()).byteLength).toBe(0)
  })

  test('is saved when that is asked for, under its own name', async () => {
    const { tenant, path } = await withPicture(PDF, { type: 'document', filename: '../रसीद "नई".pdf' })
    const shown = await open(await addressOf(tenant, path))
    expect(shown.headers.get('content-disposition')).toMatch(/^inline; /)
    expect(shown.headers.get('content-security-policy')).not.toContain('sandbox') // Chrome's own viewer would stay blank
    const saved = await open(await addressOf(tenant, `${path}?download=true`))
    expect(saved.headers.get('content-disposition')).toBe(
      `attachment; filename="____ ____.pdf"; filename*=UTF-8''${encodeURIComponent('रसीद _नई_.pdf')}`,
    )
    expect(saved.headers.get('content-security-policy')).toContain('sandbox')
  })

  test('is fetched by a page in the name of the person it was made for', async () => {
    const { tenant, path } = await withPicture()
    const answer = await asTenant(tenant, `${path}?person=usr_1`, { redirect: 'manual' })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('cache-control')).toMatch(/^private/)
    expect(answer.headers.get('vary')).toContain('cookie')
  })
})

/** Another letter that stands for the same bits, and for two more that nobody reads. */
function twin(letter: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return letters[letters.indexOf(letter) + 1] ?? ''
}
