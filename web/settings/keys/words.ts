import { permissionsOfScopes, SCOPES, type Scope } from '../../../workers/auth/permissions'
import { type MessageKey, t } from '../../i18n'
import { may } from '../../session'
import type { CheckGroup } from '../check-list'

const NAMES: Record<Scope, MessageKey> = {
  'events:read': 'keys.eventsRead',
  'messages:read': 'keys.messagesRead',
  'messages:write': 'keys.messagesWrite',
  'conversations:read': 'keys.conversationsRead',
  'conversations:write': 'keys.conversationsWrite',
  'conversations:erase': 'keys.conversationsErase',
  'contacts:read': 'keys.contactsRead',
  'contacts:write': 'keys.contactsWrite',
  'channels:read': 'keys.channelsRead',
  'channels:write': 'keys.channelsWrite',
  'templates:write': 'keys.templatesWrite',
  'usage:read': 'keys.usageRead',
  'knowledge:read': 'keys.knowledgeRead',
  'knowledge:write': 'keys.knowledgeWrite',
  'assistant:write': 'keys.assistantWrite',
  'leads:read': 'keys.leadsRead',
  'leads:write': 'keys.leadsWrite',
  'labels:write': 'keys.labelsWrite',
}

/** By the noun; each scope stands in one of them. */
const GROUPS: { name: MessageKey; scopes: Scope[] }[] = [
  { name: 'keys.groupMessages', scopes: ['messages:read', 'messages:write'] },
  {
    name: 'keys.groupConversations',
    scopes: ['conversations:read', 'conversations:write', 'conversations:erase'],
  },
  { name: 'keys.groupContacts', scopes: ['contacts:read', 'contacts:write', 'leads:read', 'leads:write'] },
  { name: 'keys.groupChannels', scopes: ['channels:read', 'channels:write', 'templates:write'] },
  { name: 'keys.groupKnowledge', scopes: ['knowledge:read', 'knowledge:write', 'assistant:write'] },
  { name: 'keys.groupOther', scopes: ['events:read', 'labels:write', 'usage:read'] },
]

/** In the order of the groups; their names have commas of their own. */
export function scopesText(scopes: readonly Scope[]): string {
  if (SCOPES.every((scope) => scopes.includes(scope))) return t('keys.everything')
  const inOrder = GROUPS.flatMap((group) => group.scopes).filter((scope) => scopes.includes(scope))
  return inOrder.map((scope) => t(NAMES[scope])).join(' · ')
}

/** What one may not do oneself no key of one's can: the server says so too. */
export function scopeGroups(): CheckGroup<Scope>[] {
  return GROUPS.map(({ name, scopes }) => ({
    name: t(name),
    options: scopes.map((value) => {
      const isOurs = [...permissionsOfScopes([value])].every(may)
      return { value, name: t(NAMES[value]), ...(isOurs ? {} : { hint: t('frame.notAllowedTitle'), disabled: true }) }
    }),
  }))
}
