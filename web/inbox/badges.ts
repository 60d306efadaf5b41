import { t } from '../i18n'

const ICON = '/icons/mark.svg'
const ICON_UNREAD = '/icons/mark-unread.svg'
let shown = -1

/** In the title, on the tab's icon and on the installed app's. */
export function showUnread(n: number): void {
  document.title = n > 0 ? t('inbox.titleUnread', { n }) : t('frame.name')
  if (n === shown) return
  shown = n
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (icon) icon.href = n > 0 ? ICON_UNREAD : ICON
  if (!('setAppBadge' in navigator)) return
  const badge = n > 0 ? navigator.setAppBadge(n) : navigator.clearAppBadge()
  badge.catch(() => {}) // not installed, or the system has no badges
}
