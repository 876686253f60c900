print("symtui")
