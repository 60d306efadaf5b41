import type { LaterWords } from '..'
import { account } from '../es/account'
import { audit } from '../es/audit'
import { channels } from '../es/channels'
import { door } from '../es/door'
import { keys } from '../es/keys'
import { organization } from '../es/organization'
import { people } from '../es/people'
import { settings } from '../es/settings'
import { templates } from '../es/templates'
import { usage } from '../es/usage'
import { webhooks } from '../es/webhooks'

export const later: LaterWords = {
  ...account,
  ...audit,
  ...channels,
  ...door,
  ...keys,
  ...organization,
  ...people,
  ...settings,
  ...templates,
  ...usage,
  ...webhooks,
}
