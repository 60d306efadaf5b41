import { account } from '../en/account'
import { audit } from '../en/audit'
import { channels } from '../en/channels'
import { door } from '../en/door'
import { keys } from '../en/keys'
import { organization } from '../en/organization'
import { people } from '../en/people'
import { settings } from '../en/settings'
import { templates } from '../en/templates'
import { usage } from '../en/usage'
import { webhooks } from '../en/webhooks'

/** Words of pages that are opened later: they come with the first of these pages, not with the list. */
export const later = {
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
