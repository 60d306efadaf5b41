import type { identity as en } from '../en/identity'
import type { Message } from '../format'

export const identity = {
  'identity.changedFromTo': 'அவர்கள் தங்கள் எண்ணை {from} இலிருந்து {to} க்கு மாற்றினர்',
  'identity.numberLeft': 'அவர்களின் எண் இப்போது வேறொருவரிடம் உள்ளது. அதிலிருந்து சொல்லப்படுவது வேறு உரையாடலில் உள்ளது',
  'identity.joined': '{name} மற்றொரு தொடர்பை இதனுடன் இணைத்தார்',
  'identity.separated': '{name} ஒரு தொடர்பை இதிலிருந்து பிரித்தார். அவர்களின் செய்திகள் மீண்டும் அவர்களின் உரையாடலில் உள்ளன',
  'identity.returned': '{name} இந்தத் தொடர்பை மற்றொன்றிலிருந்து பிரித்தார். செய்திகள் மீண்டும் இங்கே உள்ளன',
  'identity.formerNumber': '{date} வரை',
  'identity.formerNumbers': 'முந்தையது',
  'identity.answersTo': 'பதில்கள் செல்வது',
  'identity.undeliverable': {
    one: 'WhatsApp கடைசிச் செய்தியை வழங்க முடியவில்லை. எண்ணைச் சரிபாருங்கள் அல்லது அழையுங்கள்.',
    other: 'WhatsApp கடைசி {n} செய்திகளை வழங்க முடியவில்லை. எண்ணைச் சரிபாருங்கள் அல்லது அழையுங்கள்.',
  },
  'identity.cameFirst': 'முதலில் வந்தது',
  'identity.cameLast': 'கடைசியாக வந்தது',
  'identity.cameBy': 'வந்தது',
  'identity.anAd': 'விளம்பரம் மூலம்',
  'identity.aPost': 'இடுகை மூலம்',
  'identity.join': 'மற்றொரு தொடர்புடன் இணை',
  'identity.joinTitle': 'எந்தத் தொடர்பு அதே நபர்?',
  'identity.joinText': 'உங்கள் அதே எண்ணில் உள்ள அவர்களின் உரையாடல் எல்லாச் செய்திகளுடனும் இதற்குள் வரும். மீண்டும் பிரிக்கலாம்.',
  'identity.joinSearch': 'பெயர், பயனர்பெயர் அல்லது எண்',
  'identity.joinNobody': 'வேறு எந்தத் தொடர்பின் பெயரிலோ எண்ணிலோ இது இல்லை',
  'identity.joinConfirm': 'இணை',
  'identity.joinedToast': 'இணைக்கப்பட்டது',
  'identity.merges': 'இணைந்த தொடர்புகள்',
  'identity.mergeBy': '{name}, {date}',
  'identity.separate': 'பிரி',
  'identity.separateName': '{name} ஐப் பிரி',
  'identity.separatedToast': 'பிரிக்கப்பட்டது. ஒவ்வொருவருக்கும் மீண்டும் சொந்த உரையாடல் உள்ளது',
  'identity.separatedStays': 'புதிய செய்திகளுக்குப் பிரிக்கப்பட்டது. இதுவரை சொன்னது இந்த உரையாடலிலேயே இருக்கும்',

  'identity.groupText': 'WhatsApp குழு: இங்கே தானாக எதுவும் பதிலளிக்கப்படாது',
} satisfies Record<keyof typeof en, Message>
