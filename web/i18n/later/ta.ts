import type { LaterWords } from '..'
import { account } from '../ta/account'
import { audit } from '../ta/audit'
import { channels } from '../ta/channels'
import { door } from '../ta/door'
import { keys } from '../ta/keys'
import { organization } from '../ta/organization'
import { people } from '../ta/people'
import { settings } from '../ta/settings'
import { templates } from '../ta/templates'
import { usage } from '../ta/usage'
import { webhooks } from '../ta/webhooks'

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
