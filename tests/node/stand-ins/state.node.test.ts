import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { openDesk, text } from './desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('chats survive a restart, also with a torn last line', async () => {
  const stateFile = join(folder, 'chats.jsonl')
  const first = await openDesk({ stateFile })
  await first.inbound({ type: 'image', caption: 'Look' })
  await first.send(text('Nice'))
  await first.send(text('To a stranger', '+44 7700 900117'))
  await vi.waitFor(() => expect(first.statuses()).toHaveLength(4))
  await first.close()
  appendFileSync(stateFile, '{"kind":"message","mess')
  for (let start = 0; start < 2; start++) {
    const again = await openDesk({ stateFile })
    expect(await again.get('/control/messages?person=phone-1')).toMatchObject({
      messages: [
        { type: 'image', text: 'Look', status: 'delivered' },
        { type: 'text', text: 'Nice', by: 'business', status: 'delivered' },
      ],
    })
    expect(await again.get('/control')).toMatchObject({
      people: expect.arrayContaining([expect.objectContaining({ phone: '447700900117' })]),
    })
    await again.close()
  }
})
