import type { LaterWords } from '..'
import { account } from '../ar/account'
import { audit } from '../ar/audit'
import { channels } from '../ar/channels'
import { door } from '../ar/door'
import { keys } from '../ar/keys'
import { organization } from '../ar/organization'
import { people } from '../ar/people'
import { settings } from '../ar/settings'
import { templates } from '../ar/templates'
import { usage } from '../ar/usage'
import { webhooks } from '../ar/webhooks'

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
