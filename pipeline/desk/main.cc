// The program starts here; desk/run.h tells what it does.
#include "desk/run.h"

int main(int argc, char** argv) {
    return pam::desk::run(argc, argv);
}
