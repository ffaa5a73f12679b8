# Body first: what to do now; no card, no source line.

body-ill = If anyone feels unwell, see a doctor now; hard to breathe or fainting: call 115.
body-ill-next = Stop eating or drinking it. Keep what is left, the box and the receipt for the doctor.
body-ill-more = Once you are safe, type: fake, and I pass on what you tell me to the officials.
body-allergy = Unless you know for sure what is in it, don't eat it.
body-allergy-next = Read the ingredients on the label or ask the maker. I have no list of ingredients.
body-allergy-more = If you ate it and get a rash or can't breathe, call 115.
body-dose = Please ask a doctor or a pharmacist before you take it.
body-dose-next = I can't answer about doses, pregnancy or treatment.
body-dose-more = The box says whether it is food, a food supplement or medicine.
