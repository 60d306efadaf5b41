import { complaint, location, openingHours, payment, price } from './common'
import { intent, type Pack } from './pack'

export const realEstate: Pack = {
  id: 'real_estate',
  intents: [
    openingHours,
    location,
    price,
    payment,
    intent(
      'find_to_buy',
      'Looks for a flat, a house or land to buy',
      `
      en I am looking for a 2 BHK flat to buy
      en show me houses under 80 lakh
      en do you have plots in this area
      en any new projects near the airport
      en I want to buy an apartment
      hi मुझे फ्लैट खरीदना है
      hi क्या इस इलाके में प्लॉट हैं
      hi-Latn 2bhk flat chahiye kharidne ke liye
      hi-Latn 80 lakh tak koi ghar hai
      ta நான் ஒரு வீடு வாங்க வேண்டும்
      ta இந்தப் பகுதியில் மனை உள்ளதா
      es Busco un departamento para comprar
      es tienen casas en esta zona
      pt Procuro um apartamento para comprar
      pt vocês têm casas nessa região
      ar أبحث عن شقة للشراء
      ar هل لديكم أراضٍ في هذه المنطقة
    `,
    ),
    intent(
      'find_to_rent',
      'Looks for something to rent',
      `
      en I need a flat on rent
      en any furnished apartment for rent
      en what is the monthly rent and deposit
      en house for rent near the metro
      en looking for an office to lease
      hi मुझे किराए पर फ्लैट चाहिए
      hi किराया और डिपॉज़िट कितना है
      hi-Latn rent pe ghar chahiye
      hi-Latn metro ke paas flat kiraye pe
      ta வாடகைக்கு வீடு வேண்டும்
      ta மாத வாடகை எவ்வளவு
      es Busco un departamento en alquiler
      es cuánto es la renta mensual
      pt Procuro apartamento para alugar
      pt qual é o valor do aluguel
      ar أبحث عن شقة للإيجار
      ar كم الإيجار الشهري
    `,
    ),
    intent(
      'visit',
      'See a property',
      `
      en Can I visit the property?
      en schedule a site visit on Sunday
      en I want to see the flat tomorrow
      en is someone there to show it
      en send me pictures or a video of the house
      hi क्या मैं घर देख सकता हूँ?
      hi रविवार को साइट विज़िट करनी है
      hi-Latn flat dekhna hai kal
      hi-Latn site visit kab ho sakti hai
      ta வீட்டைப் பார்க்கலாமா?
      ta ஞாயிற்றுக்கிழமை நேரில் பார்க்க வேண்டும்
      es ¿Puedo visitar la propiedad?
      es quiero ver el departamento mañana
      pt Posso visitar o imóvel?
      pt quero ver o apartamento amanhã
      ar هل يمكنني زيارة العقار؟
      ar أريد رؤية الشقة غدًا
    `,
    ),
    intent(
      'sell_or_let',
      'Owns something, and wants to sell it or let it',
      `
      en I want to sell my house
      en can you find a tenant for my flat
      en what is my property worth
      en list my apartment for rent
      en what is your commission
      hi मुझे अपना घर बेचना है
      hi मेरे फ्लैट के लिए किराएदार चाहिए
      hi-Latn apna ghar bechna hai
      hi-Latn kirayedar dhundh do
      ta என் வீட்டை விற்க வேண்டும்
      ta என் வீட்டுக்கு வாடகைதாரர் வேண்டும்
      es Quiero vender mi casa
      es busco inquilino para mi departamento
      pt Quero vender a minha casa
      pt preciso de um inquilino
      ar أريد بيع منزلي
      ar أحتاج مستأجرًا لشقتي
    `,
    ),
    intent(
      'loan_and_papers',
      'Loans, titles, registration, approvals',
      `
      en Do you help with a home loan?
      en is the title clear
      en what are the registration charges
      en is the project approved by RERA
      en which papers do I need to buy
      hi क्या होम लोन मिलेगा?
      hi रजिस्ट्री का खर्च कितना है
      hi-Latn home loan mil jayega kya
      hi-Latn papers clear hai na
      ta வீட்டுக் கடன் கிடைக்குமா?
      ta பதிவுக் கட்டணம் எவ்வளவு
      es ¿Ayudan con el crédito hipotecario?
      es los papeles están en regla
      pt Vocês ajudam com financiamento?
      pt a documentação está em ordem
      ar هل تساعدون في القرض العقاري؟
      ar هل الأوراق سليمة
    `,
    ),
    complaint,
  ],
}
