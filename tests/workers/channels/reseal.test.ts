import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { accessToken, findApp, findChannel, forgetChannels } from '../../../workers/channels/channels'
import { resealSecrets } from '../../../workers/channels/reseal'
import { makeTenant, operator } from '../api-client'

test('after a rotation every secret opens without the old key', async () => {
  const { tenantId, phoneNumberId } = await makeTenant()
  const slug = `r${tenantId}`.slice(0, 30)
  await operator('PUT', `/tenants/${tenantId}/apps/${slug}`, { appSecret: 'app-secret-1', verifyToken: 'v' })
  const channel = await findChannel(env, phoneNumberId)
  const { keys } = JSON.parse(env.TOKEN_KEYS)
  const k2 = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
  const both = { ...env, TOKEN_KEYS: JSON.stringify({ current: 'k2', keys: { ...keys, k2 } }) }
  let left = 1
  while (left > 0) ({ left } = await resealSecrets(both))
  expect(await resealSecrets(both)).toEqual({ resealed: 0, left: 0 })
  forgetChannels()
  const onlyNew = { ...env, TOKEN_KEYS: JSON.stringify({ current: 'k2', keys: { k2 } }) }
  expect(await accessToken(onlyNew, channel?.id ?? '')).toBe('EAAG-token')
  expect(await findApp(onlyNew, slug)).toMatchObject({ secret: 'app-secret-1' })
  // Storage is shared between files: put everything back under the key of the others.
  while (
    (await resealSecrets({ ...env, TOKEN_KEYS: JSON.stringify({ current: 'k1', keys: { ...keys, k2 } }) })).left > 0
  );
  forgetChannels()
})
