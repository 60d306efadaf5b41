import type { insights as en } from '../en/insights'
import type { Message } from '../format'

export const insights = {
  'insights.about': 'வாடிக்கையாளர் கேள்விகள் என்னவாயின, உங்கள் அறிவில் என்ன குறைகிறது.',
  'insights.notLoaded': 'விவரங்களை ஏற்ற முடியவில்லை',
  'insights.period': 'காலம்',
  'insights.lastDays': 'கடந்த {n} நாட்கள்',
  'insights.questions': 'கேள்விகள்',
  'insights.automation': 'மனிதர் இல்லா உரையாடல்கள்',
  'insights.confirmed': 'உறுதி',
  'insights.assumed': 'அனுமானம்',
  'insights.reopened': 'மீண்டும் வந்தவை',
  'insights.handedOver': 'ஒப்படைக்கப்பட்டவை',
  'insights.cost': 'ஒரு உரையாடலின் செலவு',
  'insights.meaning':
    'உறுதி: வாடிக்கையாளர் சொன்னார். அனுமானம்: ஒரு நாள் எதுவும் எழுதவில்லை. மீண்டும் வந்தவை: திரும்பக் கேட்டார், அல்லது மனிதர் எடுத்துக்கொண்டார்.',
  'insights.answered': 'பதிலளித்தவை',
  'insights.clarified': 'எதிர்க் கேள்வி',
  'insights.perDay': 'நாள்வாரியான கேள்விகள்',
  'insights.unanswered': 'பதிலளிக்க முடியாதவை',
  'insights.unansweredHelp':
    'ஒரே பொருளுள்ள கேள்விகள் ஒரே வரியில், ஒவ்வொரு மொழியும் தனியாக. பதில் எழுதுங்கள்; அடுத்த வாடிக்கையாளருக்கு அது கிடைக்கும்.',
  'insights.noneTitle': 'பதிலில்லாதது எதுவும் இல்லை',
  'insights.noneText': 'அறிவுக் குறைவால் ஒப்படைக்கப்படும் கேள்விகள் இங்கே தோன்றும்.',
  'insights.times': 'கேட்கப்பட்டது: {n}',
  'insights.otherWords': 'வேறு சொற்களில்',
  'insights.write': 'பதில் எழுது',
  'insights.markAnswered': 'இப்போது பதில் உள்ளது',
  'insights.setAside': 'ஒதுக்கி வை',
  'insights.isAnswered': 'பதிலளிக்கப்பட்டதாகக் குறிக்கப்பட்டது. மீண்டும் பதிலின்றிப் போனால் திரும்ப வரும்.',
  'insights.isAside': 'ஒதுக்கி வைக்கப்பட்டது',
} satisfies Record<keyof typeof en, Message>
