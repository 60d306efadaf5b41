/**
 * Tamil in Latin letters as people write it to a business: no freely licensed set was found. Own words, in the spellings
 * that are usual (`enakku` and `yenaku`, `venum` and `vendum`), with the English that is mixed in.
 */
export const ROMANISED_TAMIL = `
enakku oru manithar kitta pesanum
yaaravadhu enkitta pesunga
oru aal kitta pesa mudiyuma
manager kitta pesanum konjam connect pannunga
indha bot kitta pesa pidikala
customer care number kudunga
kadai eppo thirakkum
kadai eppo moodum
neenga ethanai mani varaikkum irupeenga
ippo kadai thirandhu irukka
nyayiru kizhamai thirandhu irukuma
naalaikku leave ah
enga irukku unga kadai
unga address sollunga
unga office enga irukku
pakkathula vera branch irukka
chennai la unga kadai irukka
madurai ku varuveengala
vilai evlo
idhu evlo rubai
evlo aagum sollunga
rate konjam kammi panna mudiyuma
discount edhavadhu irukka
offer enna irukku
idhoda vilai enna
moththam evlo varum
delivery charge evlo
gst sethu evlavu aagum
enga veetuku delivery pannuveengala
delivery eppo varum
en order innum varala
order pottu moonu naal aachu innum varala
en parcel enga irukku
order cancel pannanum
naan order ah cancel panna virumburen
panam thirumba kidaikkuma
refund eppo varum
kaasu thirumba venum
indha product sari illa
udanja porul vandhiruku
thappana porul anuppiteenga
idha maathi tharuveengala
size sinnadha irukku maathanum
vera colour irukka
sivappu niram irukka
idhu stock la irukka
eppo marubadiyum varum
cash on delivery irukka
gpay la anuppalama
card la kattalama
emi vasathi irukka
bill venum
bill anuppunga
appointment venum
naalaikku kaalaila appointment kidaikkuma
doctor eppo varuvaanga
doctor irukkaangala
doctor fees evlo
en amma ku udambu sari illa
kaichal irukku enna pannanum
romba vali iruku
pallu vali irukku
kuzhandhai doctor irukangala
report eppo kidaikkum
test ku saapidama varanuma
insurance eduthukuveengala
oru ticket book pannanum
rendu peruku room venum
room vaadagai evlo
oru naalaiku evlo
saapadu sethu va
kodaikanal ku package irukka
ooty tour evlo aagum
visa venuma enakku
passport irundha podhuma
kuzhandhaingaluku evlo
bus eppo kelambum
train la poga mudiyuma
airport la irundhu kootitu poveengala
course fees evlo
class eppo aarambikkum
admission eppo mudiyum
naan serndhukka mudiyuma
certificate kudupeengala
online la padikalama
veedu vaadagaiku irukka
rendu bedroom veedu venum
veetta paakka eppo varalam
advance evlo kudukanum
loan kidaikkuma
site vaanganum
enakku udhavi venum
konjam help pannunga
enakku puriyala
innoru murai sollunga
tamil la pesunga
sari nandri
romba nandri
vanakkam
kaalai vanakkam
eppadi irukeenga
naan nalla irukken
aama sari
illa venam
vendaam
venaam pa
podhum niruthunga
inimel message anuppadheenga
enakku message venam
edhuvum anuppa vendam
niruthu
romba mosam
unga service romba mosama irukku
kovama varudhu
emathureenga
evlo naal kaathirukanum
yaarume badhil solla maatengareenga
police la complaint kudupen
idhu sariya
appadiya
epdi panradhu
eppadi order pannanum
enna documents venum
aadhar card venuma
eppo varalam
innaikku varalama
saayandharam varalama
aaru maniku varen
naalaikku varen
velli kizhamai varalama
adutha vaaram mudiyuma
thedhi maatha mudiyuma
neram maathanum
booking ah ragasiyama vechukonga
en peyar kumar
en number idhu dhaan
enga amma peyarla irukku
phone panni sollunga
konjam wait pannunga
naan yosichu solren
vera edhavadhu irukka
photo anuppunga
photo anuppirken paarunga
video irukka
location anuppunga
eppadi varanum
parking vasathi irukka
saivam mattum dhaan
asaivam irukka
kaaram kammiya venum
thanni irukka
ac irukka
wifi irukka
naai kootitu varalama
pengaluku thani room irukka
vayasanavanga vara mudiyuma
wheel chair irukka
evlo neram aagum
seekiram venum
avasaram konjam seekiram pannunga
udane venum
indha maasam mudiyuma
pazhaya bill irukku
warranty evlo naal
service pannuveengala
repair panna evlo
thirumba kudukka mudiyuma
maathi kudunga
nan panam kattiten
payment fail aayiduchu
panam poiduchu aana order varala
rendu thadava panam eduthutanga
en account open aagala
password marandhuten
otp varala
app work aagala
login panna mudiyala
evalavu naal aagum
sariyaana vilai sollunga
ungaluku theriyuma
enaku theriyadhu
yaar kitta kekkanum
adhu enna
idhu enna
yen ippadi
yen late
naan enna seiyanum
edhu nalladhu
edhu best ah irukum
neengale sollunga
unga kitta irukka
engalukku rendu venum
oru kilo evlo
pathu rubaiku kidaikuma
thaniya irukka
pudhusa enna vandhurukku
ippo enna season
mazhai irukuma
kulir irukuma
evlo dhooram
nadandhu pogalama
saapaadu nalla irukuma
naanga naalu per varom
engaluku kozhandhaigal irukanga
pirandha naal cake venum
kalyanathuku venum
function ku venum
hall vaadagai evalavu
munnadiye panam kattanuma
meedhi panam eppo
yaar varuvaanga
driver number kudunga
vandi eppo varum
late aagudhu
innum evlo neram
sollunga
kelunga
paarunga
seri ok
aamaanga
illainga
mudiyadhu
mudiyum
theriyala
pothum
`
