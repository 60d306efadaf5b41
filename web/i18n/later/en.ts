import { channels } from '../en/channels'
import { templates } from '../en/templates'
import { usage } from '../en/usage'

/** Words of pages that are opened later: they come with the first of these pages, not with the list. */
export const later = { ...channels, ...templates, ...usage }
